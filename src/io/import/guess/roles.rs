//! What each column is for.

use super::super::plan::{Layout, Plan, Role};
use super::columns::Stats;
use super::{Found, Known, Table, layout, words};

/// The most names that a message lists.
const LISTED: usize = 12;

/// How many rows tell that a question was asked on another scale.
const ENOUGH: usize = 50;

/// The roles that somebody gave.
pub(super) fn known(table: &Table, known: &Known) -> Result<Vec<Option<Role>>, String> {
    let mut roles = vec![None; table.stats.len()];
    let given = [
        (&known.competitor, Role::Competitor),
        (&known.factor, Role::Factor),
        (&known.value, Role::Rating),
        (&known.segment, Role::Segment),
        (&known.weight, Role::Weight),
    ];
    for (name, role) in given {
        if let Some(name) = name {
            give(table, &mut roles, name, role)?;
        }
    }
    for name in &known.ignore {
        give(table, &mut roles, name, Role::Ignore)?;
    }
    Ok(roles)
}

fn give(table: &Table, roles: &mut [Option<Role>], name: &str, role: Role) -> Result<(), String> {
    let names = table.stats.iter().map(|stats| stats.name.as_str());
    let at = place_of(name, names)?;
    match roles[at].replace(role) {
        Some(other) if other != role => Err(format!(
            "the column \"{name}\" cannot be both: {} and {}",
            other.name().to_lowercase(),
            role.name().to_lowercase()
        )),
        _ => Ok(()),
    }
}

/// The place of the column that somebody calls `name`.
fn place_of<'n>(name: &str, names: impl Iterator<Item = &'n str> + Clone) -> Result<usize, String> {
    let wanted = name.trim();
    let exactly = |other: &str| other == wanted;
    let nearly = |other: &str| other.to_lowercase() == wanted.to_lowercase();
    for is_it in [&exactly as &dyn Fn(&str) -> bool, &nearly] {
        let mut found = names.clone().enumerate().filter(|(_, other)| is_it(other));
        match (found.next(), found.next()) {
            (Some((at, _)), None) => return Ok(at),
            (Some((first, _)), Some((second, _))) => {
                return Err(format!(
                    "columns {} and {} are both called \"{wanted}\": expected different names",
                    first + 1,
                    second + 1
                ));
            }
            (None, _) => {}
        }
    }
    Err(format!(
        "there is no column \"{wanted}\": expected {}",
        one_of(names)
    ))
}

/// "a, b or c", of which the first few.
fn one_of<'n>(names: impl Iterator<Item = &'n str> + Clone) -> String {
    let more = names.clone().count() > LISTED;
    let mut list: Vec<String> = names.take(LISTED).map(short).collect();
    if more {
        return format!("one of {}, …", list.join(", "));
    }
    match list.pop() {
        Some(last) if list.is_empty() => last,
        Some(last) => format!("{} or {last}", list.join(", ")),
        None => "a table with columns".to_owned(),
    }
}

fn short(name: &str) -> String {
    let mut short: String = name.chars().take(40).collect();
    if short.len() < name.len() {
        short.push('…');
    }
    short
}

/// Guess the roles of the columns that have none.
pub(super) fn guess(table: &Table, roles: &mut [Option<Role>], known: &Known, found: &Found) {
    for (place, role) in [
        (found.competitor, Role::Competitor),
        (found.factor, Role::Factor),
    ] {
        if let Some(at) = place
            && !roles.contains(&Some(role))
        {
            roles[at].get_or_insert(role);
        }
    }
    if let Some(at) = table.person {
        roles[at].get_or_insert(Role::Person);
    }
    about_people(table, roles, found);
    if roles.contains(&Some(Role::Rating)) {
        return;
    }
    if !known.factors.is_empty() {
        // Chosen among all columns that are free: people know what they want.
        for role in roles.iter_mut().filter(|role| role.is_none()) {
            *role = Some(Role::Rating);
        }
        return;
    }
    for at in values_of(table, roles, found) {
        roles[at] = Some(Role::Rating);
    }
}

/// Segments and weights, where a column is called exactly so.
fn about_people(table: &Table, roles: &mut [Option<Role>], found: &Found) {
    if found.layout == Layout::Matrix {
        return;
    }
    let free = |roles: &[Option<Role>], role| {
        let stats = table.stats.iter().enumerate();
        let taken = roles.contains(&Some(role));
        let names: &[&str] = match role {
            Role::Segment => &words::SEGMENT,
            _ => &words::WEIGHT,
        };
        let mut places =
            stats.filter(|(at, stats)| roles[*at].is_none() && stats.is_exactly(names));
        if taken { None } else { places.next() }
    };
    if let Some((at, stats)) = free(roles, Role::Segment)
        && stats.is_text()
        && stats.distinct <= 50
    {
        roles[at] = Some(Role::Segment);
    }
    // How heavy a product is found is a whole number on a scale.
    let about_one = |stats: &Stats| !stats.whole && stats.min > 0.0 && stats.min <= 1.0;
    if let Some((at, stats)) = free(roles, Role::Weight)
        && stats.is_numeric()
        && about_one(stats)
    {
        roles[at] = Some(Role::Weight);
    }
}

/// The columns that hold values.
fn values_of(table: &Table, roles: &[Option<Role>], found: &Found) -> Vec<usize> {
    let values = layout::values(table, roles);
    match found.layout {
        Layout::Matrix => values,
        Layout::Wide => {
            let split = |at: &usize| found.split.names(&table.stats[*at].name).is_some();
            values.into_iter().filter(split).collect()
        }
        Layout::Long => {
            let told = |at: &&usize| table.stats[**at].is_called(&words::VALUE);
            let one = values.iter().find(told).or_else(|| values.last());
            one.copied().into_iter().collect()
        }
        Layout::Ratings => ratings(table, values),
    }
}

/// Those of the columns with numbers that are answers on one scale.
fn ratings(table: &Table, values: Vec<usize>) -> Vec<usize> {
    let stats = |at: &usize| &table.stats[*at];
    let not_flag = |at: &usize| !stats(at).is_flag();
    let values = some_or_all(values, not_flag);
    let not_about = |at: &usize| !stats(at).is_about();
    let values = some_or_all(values, not_about);
    let within =
        |limit: f64| move |at: &usize| table.stats[*at].min >= 0.0 && table.stats[*at].max <= limit;
    let answers = |limit: f64| values.iter().filter(|at| within(limit)(at)).count();
    if answers(10.0) == 0 {
        return some_or_all(values, within(100.0));
    }
    if answers(10.0) * 2 < values.len() {
        // Most are measured in units of their own.
        return values;
    }
    let values = some_or_all(values, within(10.0));
    if table.rows < ENOUGH {
        return values;
    }
    let most = |limit: &f64| {
        let count = values.iter().filter(|at| within(*limit)(at)).count();
        count * 10 >= values.len() * 6
    };
    let limit = [5.0, 7.0, 10.0].into_iter().find(most).unwrap_or(10.0);
    // Another scale is another question, unless it is called like the others.
    let usual: Vec<usize> = values.iter().copied().filter(within(limit)).collect();
    let alike = |at: &usize| {
        let words = &stats(at).words;
        words
            .iter()
            .any(|word| usual.iter().all(|other| stats(other).words.contains(word)))
    };
    let keep = |at: &usize| within(limit)(at) || alike(at);
    values.iter().copied().filter(keep).collect()
}

/// The columns of which something holds; all, if it holds of none.
fn some_or_all(columns: Vec<usize>, holds: impl Fn(&usize) -> bool) -> Vec<usize> {
    let some: Vec<usize> = columns.iter().copied().filter(holds).collect();
    if some.is_empty() { columns } else { some }
}

/// Keep only the factors that somebody chose.
pub(super) fn only_factors(mut plan: Plan, known: &Known) -> Result<Plan, String> {
    if known.factors.is_empty() {
        return Ok(plan);
    }
    if plan.layout == Layout::Long || plan.is_turned() {
        return Err("factors can be chosen only where they are columns".to_owned());
    }
    let mut chosen = vec![false; plan.columns.len()];
    let split = plan.split.clone();
    for name in &known.factors {
        let wanted = name.trim();
        let mut any = false;
        if plan.layout == Layout::Wide {
            for (column, chosen) in plan.columns.iter().zip(&mut chosen) {
                let factor = split.names(&column.name).map(|(_, factor)| factor);
                if column.role == Role::Rating && factor == Some(wanted) {
                    (any, *chosen) = (true, true);
                }
            }
        }
        if !any {
            let names = plan.columns.iter().map(|column| column.name.as_str());
            let at = place_of(wanted, names)?;
            if plan.columns[at].role != Role::Rating {
                let role = plan.columns[at].role.name().to_lowercase();
                return Err(format!(
                    "the column \"{wanted}\" cannot be both: values and {role}"
                ));
            }
            chosen[at] = true;
        }
    }
    for (column, chosen) in plan.columns.iter_mut().zip(chosen) {
        if column.role == Role::Rating && !chosen {
            column.role = Role::Ignore;
        }
    }
    Ok(plan)
}
