//! Positioning maps.

use std::fmt;

use serde::Deserialize;
use serde::de::{
    DeserializeSeed, Deserializer, EnumAccess, Error, MapAccess, SeqAccess, VariantAccess as _,
    Visitor,
};

use super::NAME;
use super::fields::{Fields, Struct};
use super::list::{Before, Thing};
use super::names::{Known, Name, Names};
use crate::io::version::value::{checked, once};
use crate::model::{Axis, BubbleSize, Map, MapId, Measure, Pin, Quadrants, limits};

#[derive(Clone, Copy, Deserialize)]
#[serde(field_identifier, rename_all = "snake_case")]
enum Field {
    Id,
    Name,
    X,
    Y,
    Size,
    Crosshair,
    Quadrants,
    Hidden,
    Segments,
    WhiteSpace,
    Pins,
    SegmentPins,
}

impl Thing for Map {
    const STRUCT: &'static str = "Map";
    const LIMIT: usize = limits::MAPS;

    type Id = MapId;

    fn read<'de, A: MapAccess<'de>>(
        mut map: A,
        known: &Known,
        before: &mut Before<MapId>,
    ) -> Result<Self, A::Error> {
        let axis = Struct(AxisOf(known));
        let (mut id, mut name, mut x, mut y, mut size) = (None, None, None, None, None);
        let (mut crosshair, mut quadrants, mut hidden) = (None, None, None);
        let (mut segments, mut white_space) = (None, None);
        let (mut pins, mut segment_pins) = (None, None);
        while let Some(field) = map.next_key()? {
            match field {
                Field::Id => once(&mut id, "id", || map.next_value_seed(before.fresh_id()))?,
                Field::Name => once(&mut name, "name", || map.next_value_seed(NAME))?,
                Field::X => once(&mut x, "x", || map.next_value_seed(axis))?,
                Field::Y => once(&mut y, "y", || map.next_value_seed(axis))?,
                Field::Size => once(&mut size, "size", || map.next_value_seed(SizeOf(known)))?,
                Field::Crosshair => once(&mut crosshair, "crosshair", || map.next_value())?,
                Field::Quadrants => once(&mut quadrants, "quadrants", || {
                    map.next_value_seed(Struct(QuadrantsOf))
                })?,
                Field::Hidden => once(&mut hidden, "hidden", || {
                    map.next_value_seed(Names(&known.competitors))
                })?,
                Field::Segments => once(&mut segments, "segments", || map.next_value())?,
                Field::WhiteSpace => once(&mut white_space, "white_space", || map.next_value())?,
                Field::Pins => once(&mut pins, "pins", || {
                    map.next_value_seed(known.by_competitor(PinOf))
                })?,
                Field::SegmentPins => once(&mut segment_pins, "segment_pins", || {
                    map.next_value_seed(known.by_segment(PinOf))
                })?,
            }
        }
        Ok(Self {
            id: id.ok_or_else(|| Error::missing_field("id"))?,
            name: name.ok_or_else(|| Error::missing_field("name"))?,
            x: x.unwrap_or_default(),
            y: y.unwrap_or_default(),
            size: size.unwrap_or_default(),
            crosshair: crosshair.unwrap_or_default(),
            quadrants: quadrants.unwrap_or_default(),
            hidden: hidden.unwrap_or_default(),
            segments: segments.unwrap_or(true),
            white_space: white_space.unwrap_or_default(),
            pins: pins.unwrap_or_default(),
            segment_pins: segment_pins.unwrap_or_default(),
        })
    }
}

/// Reads an axis.
#[derive(Clone, Copy)]
struct AxisOf<'k>(&'k Known);

#[derive(Clone, Copy, Deserialize)]
#[serde(field_identifier, rename_all = "snake_case")]
enum AxisField {
    Of,
    Flipped,
}

impl Fields for AxisOf<'_> {
    const STRUCT: &'static str = "Axis";

    type Value = Axis;

    fn read<'de, A: MapAccess<'de>>(self, mut map: A) -> Result<Axis, A::Error> {
        let (mut of, mut flipped) = (None, None);
        while let Some(field) = map.next_key()? {
            match field {
                AxisField::Of => once(&mut of, "of", || map.next_value_seed(MeasureOf(self.0)))?,
                AxisField::Flipped => once(&mut flipped, "flipped", || map.next_value())?,
            }
        }
        Ok(Axis {
            of: of.ok_or_else(|| Error::missing_field("of"))?,
            flipped: flipped.unwrap_or_default(),
        })
    }
}

/// Reads what an axis measures.
struct MeasureOf<'k>(&'k Known);

#[derive(Clone, Copy, Deserialize)]
#[serde(variant_identifier)]
enum MeasureName {
    Nothing,
    Factor,
    Metric,
    Share,
}

impl<'de> DeserializeSeed<'de> for MeasureOf<'_> {
    type Value = Measure;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Measure, D::Error> {
        let names = &["Nothing", "Factor", "Metric", "Share"];
        deserializer.deserialize_enum("Measure", names, self)
    }
}

impl<'de> Visitor<'de> for MeasureOf<'_> {
    type Value = Measure;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("what an axis measures")
    }

    fn visit_enum<A: EnumAccess<'de>>(self, measure: A) -> Result<Measure, A::Error> {
        let Known {
            factors, metrics, ..
        } = self.0;
        let (name, rest) = measure.variant()?;
        match name {
            MeasureName::Nothing => rest.unit_variant().map(|()| Measure::Nothing),
            MeasureName::Factor => rest
                .newtype_variant_seed(Name(factors))
                .map(Measure::Factor),
            MeasureName::Metric => rest
                .newtype_variant_seed(Name(metrics))
                .map(Measure::Metric),
            MeasureName::Share => rest.unit_variant().map(|()| Measure::Share),
        }
    }
}

/// Reads what the areas of bubbles stand for.
struct SizeOf<'k>(&'k Known);

#[derive(Clone, Copy, Deserialize)]
#[serde(variant_identifier)]
enum SizeName {
    Same,
    Share,
    Metric,
}

impl<'de> DeserializeSeed<'de> for SizeOf<'_> {
    type Value = BubbleSize;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<BubbleSize, D::Error> {
        deserializer.deserialize_enum("BubbleSize", &["Same", "Share", "Metric"], self)
    }
}

impl<'de> Visitor<'de> for SizeOf<'_> {
    type Value = BubbleSize;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("what the areas of bubbles stand for")
    }

    fn visit_enum<A: EnumAccess<'de>>(self, size: A) -> Result<BubbleSize, A::Error> {
        let (name, rest) = size.variant()?;
        match name {
            SizeName::Same => rest.unit_variant().map(|()| BubbleSize::Same),
            SizeName::Share => rest.unit_variant().map(|()| BubbleSize::Share),
            SizeName::Metric => rest
                .newtype_variant_seed(Name(&self.0.metrics))
                .map(BubbleSize::Metric),
        }
    }
}

/// Reads the names of the quadrants.
struct QuadrantsOf;

#[derive(Clone, Copy, Deserialize)]
#[serde(field_identifier, rename_all = "snake_case")]
enum Corner {
    TopLeft,
    TopRight,
    BottomLeft,
    BottomRight,
}

impl Fields for QuadrantsOf {
    const STRUCT: &'static str = "Quadrants";

    type Value = Quadrants;

    fn read<'de, A: MapAccess<'de>>(self, mut map: A) -> Result<Quadrants, A::Error> {
        let (mut top_left, mut top_right) = (None, None);
        let (mut bottom_left, mut bottom_right) = (None, None);
        while let Some(corner) = map.next_key()? {
            let (slot, name) = match corner {
                Corner::TopLeft => (&mut top_left, "top_left"),
                Corner::TopRight => (&mut top_right, "top_right"),
                Corner::BottomLeft => (&mut bottom_left, "bottom_left"),
                Corner::BottomRight => (&mut bottom_right, "bottom_right"),
            };
            once(slot, name, || map.next_value_seed(NAME))?;
        }
        Ok(Quadrants {
            top_left: top_left.unwrap_or_default(),
            top_right: top_right.unwrap_or_default(),
            bottom_left: bottom_left.unwrap_or_default(),
            bottom_right: bottom_right.unwrap_or_default(),
        })
    }
}

/// Reads where a label stands: to the right and down, in tenths of a point.
#[derive(Clone, Copy)]
struct PinOf;

impl<'de> DeserializeSeed<'de> for PinOf {
    type Value = Pin;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Pin, D::Error> {
        deserializer.deserialize_tuple(2, self)
    }
}

impl<'de> Visitor<'de> for PinOf {
    type Value = Pin;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("two numbers, such as (12.5, -8.0)")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut ways: A) -> Result<Pin, A::Error> {
        let mut way = || match ways.next_element_seed(checked(|way: &f64| check_way(*way))) {
            Ok(Some(way)) => Ok(way),
            Ok(None) => Err(Error::custom("expected two numbers, such as (12.5, -8.0)")),
            Err(error) => Err(error),
        };
        Ok(Pin::nearest(way()?, way()?))
    }
}

/// Whether a label may stand so many points from its bubble.
fn check_way(way: f64) -> Result<(), String> {
    let furthest = Pin::FURTHEST;
    let tenths = (way * 10.0).round() / 10.0;
    if way.abs() <= furthest && (tenths - way).abs() < 1e-9 {
        return Ok(());
    }
    Err(format!(
        "{way} is no place for a label: expected -{furthest} to {furthest} with at most one decimal"
    ))
}
