//! Filled shapes. egui fills convex ones only; markers may be stars.

use egui::epaint::{Mesh, Vertex, WHITE_UV};
use egui::{Color32, Pos2, Shape, Stroke, Vec2};

use super::brush::Outline;
use super::stroke::Pen;

/// Append the area within a ring, with an edge that fades out over `feather`
/// points, and the line along it.
///
/// The ring does not cross itself.
pub(super) fn push(
    ring: Outline,
    color: Color32,
    pen: Option<Pen>,
    feather: f32,
    shapes: &mut Vec<Shape>,
) {
    let is_area = ring.points.len() > 2;
    if is_area && is_convex(&ring.points) && (ring.closed || pen.is_none()) {
        let stroke = pen.map_or(Stroke::NONE, |pen| Stroke::new(pen.width, pen.color));
        shapes.push(Shape::convex_polygon(ring.points, color, stroke));
        return;
    }
    if is_area {
        shapes.push(Shape::mesh(fill(&ring.points, color, feather)));
    }
    if let Some(pen) = pen {
        pen.draw(&ring, shapes);
    }
}

/// Whether a ring turns to one side only.
pub(super) fn is_convex(points: &[Pos2]) -> bool {
    let (mut left, mut right) = (false, false);
    for at in 0..points.len() {
        let [a, b, c] = [at, at + 1, at + 2].map(|at| points[at % points.len()]);
        let turn = cross(b - a, c - b);
        // What a rounded coordinate can do to a straight line does not count.
        if turn * turn > 1e-6 * (b - a).length_sq() * (c - b).length_sq() {
            left |= turn > 0.0;
            right |= turn < 0.0;
        }
    }
    !(left && right)
}

fn cross(a: Vec2, b: Vec2) -> f32 {
    a.x * b.y - a.y * b.x
}

/// Triangles that make up the area, and a rim that fades out.
fn fill(points: &[Pos2], color: Color32, feather: f32) -> Mesh {
    let count = points.len();
    let middle = points
        .iter()
        .fold(Vec2::ZERO, |sum, point| sum + point.to_vec2())
        / count as f32;
    let area: f32 = (0..count)
        .map(|at| cross(points[at].to_vec2(), points[(at + 1) % count].to_vec2()))
        .sum();
    let outwards = area.signum();

    let mut mesh = Mesh::default();
    let mut add = |pos: Pos2, color: Color32| {
        mesh.vertices.push(Vertex {
            pos,
            uv: WHITE_UV,
            color,
        });
    };
    add(middle.to_pos2(), color);
    for at in 0..count {
        let before = points[(at + count - 1) % count];
        let (here, after) = (points[at], points[(at + 1) % count]);
        let normal = |side: Vec2| Vec2::new(side.y, -side.x).normalized() * outwards;
        let out = (normal(here - before) + normal(after - here)) / 2.0;
        // Longer at sharp corners, so that the rim is as wide there; not endless.
        let rim = out / out.length_sq().max(0.25) * (feather / 2.0);
        add(here - rim, color);
        add(here + rim, Color32::TRANSPARENT);
    }
    let inner = |at: usize| 1 + 2 * at as u32;
    if is_star(points, middle.to_pos2()) {
        for at in 0..count {
            mesh.add_triangle(0, inner(at), inner((at + 1) % count));
        }
    } else {
        for [a, b, c] in ears(points, outwards) {
            mesh.add_triangle(inner(a), inner(b), inner(c));
        }
    }
    for at in 0..count {
        let next = (at + 1) % count;
        let (inner, outer) = (inner(at), inner(at) + 1);
        let (next_inner, next_outer) = (1 + 2 * next as u32, 2 + 2 * next as u32);
        mesh.add_triangle(inner, outer, next_inner);
        mesh.add_triangle(outer, next_outer, next_inner);
    }
    mesh
}

/// Whether every side of a ring is seen from `middle`, as in stars and crosses.
fn is_star(points: &[Pos2], middle: Pos2) -> bool {
    let sides = points.iter().zip(points.iter().cycle().skip(1));
    let turns = sides.map(|(a, b)| cross(*a - middle, *b - middle));
    let (mut left, mut right) = (false, false);
    for turn in turns {
        left |= turn > 0.0;
        right |= turn < 0.0;
    }
    !(left && right)
}

/// The area of a ring as triangles of its points; as bands and hulls have
/// dents, and bands have places without height. `way` is the sign of the area.
fn ears(points: &[Pos2], way: f32) -> Vec<[usize; 3]> {
    let rings = simple_rings(points).into_iter();
    rings.flat_map(|ring| cut_ears(points, ring, way)).collect()
}

/// A ring taken apart where it comes back to one of its points, so that none
/// of the parts touches itself. What is there and back again is no area.
fn simple_rings(points: &[Pos2]) -> Vec<Vec<usize>> {
    let mut rings = Vec::new();
    let mut path: Vec<usize> = Vec::with_capacity(points.len());
    for (at, point) in points.iter().enumerate() {
        if let Some(place) = path.iter().position(|before| points[*before] == *point) {
            rings.push(path.split_off(place));
        }
        path.push(at);
    }
    rings.push(path);
    rings.retain(|ring| ring.len() > 2);
    rings
}

/// One of these parts, corner by corner cut off.
fn cut_ears(points: &[Pos2], mut rest: Vec<usize>, way: f32) -> Vec<[usize; 3]> {
    let turn = |a: usize, b: usize, c: usize| {
        let (a, b, c) = (points[a], points[b], points[c]);
        cross(b - a, c - b) * way
    };
    let mut triangles = Vec::with_capacity(rest.len());
    while rest.len() > 3 {
        let count = rest.len();
        let corner = |at: usize| {
            [
                rest[(at + count - 1) % count],
                rest[at],
                rest[(at + 1) % count],
            ]
        };
        let is_ear = |at: &usize| {
            let [a, b, c] = corner(*at);
            let within =
                |p: usize| turn(a, b, p) >= 0.0 && turn(b, c, p) >= 0.0 && turn(c, a, p) >= 0.0;
            let same = |p: usize| [a, b, c].iter().any(|corner| points[*corner] == points[p]);
            let bend = turn(a, b, c);
            bend == 0.0 || bend > 0.0 && !rest.iter().any(|p| !same(*p) && within(*p))
        };
        // A ring that crosses itself may have no ear; any end is better than none.
        let at = (0..count).find(is_ear).unwrap_or(0);
        triangles.push(corner(at));
        rest.remove(at);
    }
    triangles.extend(<[usize; 3]>::try_from(rest));
    triangles
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A plus sign with arms of length 3 and width 2 about the origin.
    fn plus() -> Vec<Pos2> {
        let corner = [(1.0, 3.0), (1.0, 1.0), (3.0, 1.0)];
        let quarters = [(1.0, 0.0), (0.0, -1.0), (-1.0, 0.0), (0.0, 1.0)];
        let ring = quarters.iter().flat_map(|(cos, sin)| {
            corner.map(|(x, y)| Pos2::new(x * cos - y * sin, x * sin + y * cos))
        });
        ring.collect()
    }

    fn area(mesh: &Mesh) -> f32 {
        let solid = |at: &u32| mesh.vertices[*at as usize].color != Color32::TRANSPARENT;
        let corner = |at: u32| mesh.vertices[at as usize].pos;
        let triangles = mesh.indices.as_chunks::<3>().0.iter();
        triangles
            .filter(|triangle| triangle.iter().all(solid))
            .map(|&[a, b, c]| cross(corner(b) - corner(a), corner(c) - corner(a)).abs() / 2.0)
            .sum()
    }

    #[test]
    fn a_plus_is_filled_and_its_corners_are_not() {
        let points = plus();
        assert!(!is_convex(&points));
        let mesh = fill(&points, Color32::BLACK, 0.0);
        assert!((area(&mesh) - 20.0).abs() < 1e-3, "{}", area(&mesh));
    }

    #[test]
    fn the_rim_lies_half_inside_and_half_outside_whichever_way_the_ring_runs() {
        let mut points = plus();
        for _ in 0..2 {
            let mesh = fill(&points, Color32::BLACK, 0.2);
            // 24 of circumference times a tenth less.
            assert!((area(&mesh) - 20.0 + 2.4).abs() < 0.1, "{}", area(&mesh));
            points.reverse();
        }
    }

    #[test]
    fn a_band_with_dents_is_filled_as_far_as_it_goes() {
        let at = |x: f32, y: f32| Pos2::new(x, y);
        // As high as 10, 2, 10, 0 and 10 at five places: 0 is where its sides meet.
        let mut points: Vec<Pos2> = (0..5_u8).map(|x| at(f32::from(x), 0.0)).collect();
        let tops = [10.0, 2.0, 10.0, 0.0, 10.0];
        let tops = tops.into_iter().zip([0.0, 1.0, 2.0, 3.0, 4.0]);
        points.extend(tops.map(|(y, x)| at(x, y)).rev());
        for _ in 0..2 {
            let mesh = fill(&points, Color32::BLACK, 0.0);
            assert!((area(&mesh) - 22.0).abs() < 1e-3, "{}", area(&mesh));
            points.reverse();
        }
    }

    #[test]
    fn a_band_without_height_at_many_places_is_filled_as_far_as_it_goes() {
        // As where only some of many factors are offered by more than one rival.
        let heights = [
            0.0, 0.0, 3.0, 1.0, 0.0, 0.0, 0.0, 5.0, 0.0, 2.0, 0.0, 0.0, 4.0,
        ];
        let lows = [
            4.0, 7.0, 1.0, 3.0, 8.0, 2.0, 6.0, 0.0, 5.0, 3.0, 9.0, 1.0, 2.0,
        ];
        let low = lows.into_iter().enumerate();
        let mut points: Vec<Pos2> = low.map(|(x, y)| Pos2::new(x as f32, y)).collect();
        let tops = points.iter().zip(heights).rev();
        let tops: Vec<Pos2> = tops.map(|(at, high)| *at + Vec2::new(0.0, high)).collect();
        points.extend(tops);
        let mesh = fill(&points, Color32::BLACK, 0.0);
        // Trapezes of width 1: all heights but half of those at both ends.
        assert!((area(&mesh) - 13.0).abs() < 1e-3, "{}", area(&mesh));
    }

    #[test]
    fn a_ring_that_crosses_itself_comes_to_an_end() {
        let points: Vec<Pos2> = (0..30_u8)
            .map(|at| {
                let at = f32::from(at);
                Pos2::new((at * 7.3) % 11.0, (at * 5.1) % 13.0)
            })
            .collect();
        let triangles = ears(&points, 1.0);
        assert_eq!(triangles.len(), points.len() - 2);
    }

    #[test]
    fn a_circle_is_convex_and_a_line_is_nothing() {
        let circle: Vec<Pos2> = (0..24)
            .map(|at| Pos2::ZERO + Vec2::angled(at as f32 / 24.0 * std::f32::consts::TAU) * 5.0)
            .collect();
        assert!(is_convex(&circle));
        let mut shapes = Vec::new();
        let line = Outline {
            points: circle[..2].to_vec(),
            closed: true,
        };
        push(line, Color32::BLACK, None, 1.0, &mut shapes);
        assert_eq!(shapes, []);
    }
}
