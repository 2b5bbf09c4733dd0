//! [`World`]: the map of the world that `assets/world` holds; [`on_world`]: where the actors of a reading stand
//! on it.
//!
//! An actor stands at its country. One without a country docks at the lower rim; none is left out.

use super::camera::Camera;
use super::laying::separate;
use super::network::{Network, NetworkNode, nodes};
use super::story::Story;
use crate::analysis::Analysis;
use crate::text::{ActorId, Order};
use std::sync::LazyLock;

/// Free pixels between two names.
const GAP: (f64, f64) = (8.0, 6.0);
/// So many names look for free places at most.
const CROWD: usize = 80;
/// Pixels between a country's middle and the name above it.
const ABOVE: f64 = 26.0;
/// Pixels of one row of the rim.
const ROW: f64 = 52.0;
/// Units of the map around what is shown first.
const MARGIN: f64 = 90.0;

/// A country or territory.
#[derive(Clone, Debug, PartialEq)]
pub struct Land {
    /// ISO 3166-1 alpha-2, or the code of our own tables.
    pub code: String,
    /// Its name in the map's source.
    pub name: String,
    /// Whether more than one state claims it, or few recognise it.
    pub disputed: bool,
    /// The middle of its largest part.
    pub middle: (f64, f64),
    /// Its outline as an SVG path; empty when it is too small for one.
    pub path: String,
}

/// The map.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct World {
    /// Width of the grid of all points.
    pub width: f64,
    /// Its height.
    pub height: f64,
    /// The outline of the globe.
    pub frame: String,
    /// All countries and territories.
    pub lands: Vec<Land>,
}

impl World {
    /// Reads `assets/world/countries.tsv`. Lines that it does not understand are left out.
    pub fn read(table: &str) -> Self {
        let mut world = Self::default();
        for line in table.lines().filter(|line| !line.starts_with('#')) {
            let mut fields = line.split('\t');
            let mut next = || fields.next().unwrap_or_default();
            let (code, name, disputed, middle, path) = (next(), next(), next(), next(), next());
            let Some(middle) = point(middle) else { continue };
            if code == "*" {
                (world.width, world.height) = middle;
                path.clone_into(&mut world.frame);
                continue;
            }
            world.lands.push(Land {
                code: code.to_owned(),
                name: name.to_owned(),
                disputed: disputed == "d",
                middle,
                path: path.to_owned(),
            });
        }
        world
    }

    /// The first land with a code.
    pub fn land(&self, code: &str) -> Option<&Land> {
        self.lands.iter().find(|land| land.code == code)
    }
}

fn point(text: &str) -> Option<(f64, f64)> {
    let (x, y) = text.split_once(' ')?;
    Some((x.parse().ok()?, y.parse().ok()?))
}

/// A line from a name to the place that it stands for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Pin {
    /// Whose.
    pub actor: ActorId,
    /// The pixel of the place.
    pub at: (f64, f64),
    /// The middle of the name.
    pub name: (f64, f64),
}

/// The actors on the map, in pixels of the screen.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct OnWorld {
    /// The names, as nodes of a network; edges run between them.
    pub network: Network,
    /// Those that have a place.
    pub pins: Vec<Pin>,
    /// Height of the rim with those that have none.
    pub rim: f64,
}

/// The code of the country of an actor, if the map has it.
fn code<'a>(analysis: &'a Analysis, world: &World, actor: ActorId) -> Option<&'a str> {
    let code = analysis.actors.actors.get(actor.index())?.country.as_deref()?;
    world.land(code).map(|_| code)
}

/// What a reader should see first: all countries that are shown, with some room; else the whole world.
pub fn home(analysis: &Analysis, story: &Story, world: &World, width: f64, height: f64) -> Camera {
    let mut seen: Option<[f64; 4]> = None;
    let shown = nodes(analysis, story);
    let rim = if shown
        .iter()
        .any(|node| code(analysis, world, node.actor).is_none())
    {
        ROW
    } else {
        0.0
    };
    for node in shown {
        let Some(land) = code(analysis, world, node.actor).and_then(|code| world.land(code)) else {
            continue;
        };
        let (x, y) = land.middle;
        let [left, top, right, bottom] = seen.unwrap_or([x, y, x, y]);
        seen = Some([left.min(x), top.min(y), right.max(x), bottom.max(y)]);
    }
    let whole = [0.0, 0.0, world.width.max(1.0), world.height.max(1.0)];
    let part = seen.map_or(whole, |[left, top, right, bottom]| {
        [left - MARGIN, top - MARGIN, right + MARGIN, bottom + MARGIN]
    });
    Camera::fit(part, width, (height - rim).max(80.0), 2.5)
}

/// Places the actors on what the camera sees, in a room of `width` by `height` pixels.
pub fn on_world(
    analysis: &Analysis,
    story: &Story,
    world: &World,
    camera: Camera,
    (width, height): (f64, f64),
) -> OnWorld {
    let (mut placed, mut docked) = (Vec::new(), Vec::new());
    let mut pins = Vec::new();
    for node in nodes(analysis, story) {
        match code(analysis, world, node.actor).and_then(|code| world.land(code)) {
            Some(land) => {
                let at = camera.pixel(land.middle);
                pins.push(Pin {
                    actor: node.actor,
                    at,
                    name: at,
                });
                placed.push(node);
            }
            None => docked.push(node),
        }
    }
    // The rim is for those who have to do with someone, and never more than a third of the picture.
    let all = docked.len();
    docked.retain(|node| node.linked);
    let rows = dock(&mut docked, width, height);
    let left_out = all - docked.len();
    let rim = rows as f64 * ROW;
    seat(&mut placed, &pins, (width, height - rim));
    for (pin, node) in pins.iter_mut().zip(&placed) {
        pin.name = (node.x, node.y);
    }
    placed.append(&mut docked);
    OnWorld {
        network: Network {
            nodes: placed,
            width,
            height,
            left_out,
        },
        pins,
        rim,
    }
}

/// Gives each name, the most important first, the free place that is nearest to above its pin. It stays on screen when
/// its pin is there; where there is no room for that, it rather leaves the screen than lies on another one.
fn seat(nodes: &mut [NetworkNode], pins: &[Pin], (width, height): (f64, f64)) {
    // A crowd would look for too long; its names are pushed apart.
    let ways: &[(f64, f64)] = if nodes.len() > CROWD { &[] } else { &WAYS };
    let mut without = false;
    for index in 0..nodes.len() {
        let (before, rest) = nodes.split_at_mut(index);
        let (Some(node), Some(pin)) = (rest.first_mut(), pins.get(index)) else {
            return;
        };
        let (x, y) = pin.at;
        let on_screen = x >= 0.0 && y >= 0.0 && x <= width && y <= height;
        let (half_x, half_y) = (node.width / 2.0 + 4.0, node.height / 2.0 + 4.0);
        let inside =
            |x: f64, y: f64| x >= half_x && x <= width - half_x && y >= half_y && y <= height - half_y;
        // Seen from a home on screen, a name at the edge has ways to all sides but one.
        let home = if on_screen {
            let within = |at: f64, half: f64, room: f64| at.clamp(half, (room - half).max(half));
            (within(x, half_x, width), within(y - ABOVE, half_y, height))
        } else {
            (x, y - ABOVE)
        };
        let free = |&(by_x, by_y): &(f64, f64)| {
            let (x, y) = (home.0 + by_x, home.1 + by_y);
            let apart = |other: &NetworkNode| {
                (other.x - x).abs() >= GAP.0 + f64::midpoint(other.width, node.width)
                    || (other.y - y).abs() >= GAP.1 + f64::midpoint(other.height, node.height)
            };
            (!on_screen || inside(x, y)) && before.iter().all(apart)
        };
        let way = ways.iter().copied().find(free);
        without |= way.is_none();
        let (by_x, by_y) = way.unwrap_or_default();
        (node.x, node.y) = (home.0 + by_x, home.1 + by_y);
    }
    if without {
        separate(nodes, GAP);
    }
}

/// Ways from a home to the places around it, the shortest first. Made once: names are seated for every frame of a move.
static WAYS: LazyLock<Vec<(f64, f64)>> = LazyLock::new(|| {
    let steps = |count: i32, step: f64| (-count..=count).map(move |index| f64::from(index) * step);
    let mut ways: Vec<(f64, f64)> = steps(16, 14.0)
        .flat_map(|x| steps(16, 10.0).map(move |y| (x, y)))
        .collect();
    ways.order_by(|a, b| (a.0 * a.0 + a.1 * a.1).total_cmp(&(b.0 * b.0 + b.1 * b.1)));
    ways
});

/// Rows at the lower rim, from below; gives their number. Who finds no room there is left out.
fn dock(nodes: &mut Vec<NetworkNode>, width: f64, height: f64) -> usize {
    let most = ((height / 3.0 / ROW) as usize).max(1);
    let mut rows: Vec<Vec<usize>> = Vec::new();
    let mut used = 0.0;
    let mut fits = nodes.len();
    for (index, node) in nodes.iter().enumerate() {
        let full = rows.len() == most;
        match rows.last_mut() {
            Some(row) if used + node.width + 16.0 <= width => row.push(index),
            _ if full => {
                fits = index;
                break;
            }
            _ => {
                used = 8.0;
                rows.push(vec![index]);
            }
        }
        used += node.width + 16.0;
    }
    nodes.truncate(fits);
    for (number, row) in rows.iter().enumerate() {
        let wide: f64 = row
            .iter()
            .filter_map(|index| nodes.get(*index))
            .map(|node| node.width + 16.0)
            .sum();
        let mut x = ((width - wide) / 2.0).max(0.0);
        for index in row {
            if let Some(node) = nodes.get_mut(*index) {
                node.x = x + 8.0 + node.width / 2.0;
                node.y = height - (number as f64 + 0.5) * ROW;
                x += node.width + 16.0;
            }
        }
    }
    rows.len()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::actors::ActorKind;
    use crate::analysis::{Request, analyse};

    #[test]
    fn many_names_of_one_place_stand_beside_each_other_on_screen() {
        let room = (620.0, 180.0);
        let at = (310.0, 20.0);
        let (mut nodes, mut pins) = (Vec::new(), Vec::new());
        for index in 0..6 {
            let actor = ActorId::from(index);
            let (kind, name, sub) = (ActorKind::Place, String::new(), String::new());
            nodes.push(NetworkNode {
                actor,
                kind,
                name,
                sub,
                x: at.0,
                y: at.1 - ABOVE,
                width: 100.0,
                height: 34.0,
                linked: true,
            });
            pins.push(Pin { actor, at, name: at });
        }
        seat(&mut nodes, &pins, room);
        for (index, one) in nodes.iter().enumerate() {
            let inside = |at: f64, size: f64, room: f64| at >= size / 2.0 && at <= room - size / 2.0;
            assert!(
                inside(one.x, one.width, room.0) && inside(one.y, one.height, room.1),
                "{one:?}"
            );
            let apart =
                |other: &NetworkNode| (one.x - other.x).abs() >= 100.0 || (one.y - other.y).abs() >= 34.0;
            assert!(nodes[..index].iter().all(apart), "{nodes:?}");
        }
    }

    fn world() -> World {
        World::read(include_str!("../../assets/world/countries.tsv"))
    }

    #[test]
    fn the_map_has_every_country_and_territory_of_its_source() {
        let world = world();
        assert_eq!(world.lands.len(), 241);
        assert!((world.width - 2000.0).abs() < 0.5 && world.height > 900.0 && !world.frame.is_empty());
        for land in &world.lands {
            let (x, y) = land.middle;
            assert!(
                (0.0..=world.width).contains(&x) && (0.0..=world.height).contains(&y),
                "{land:?}"
            );
            assert!(
                land.path.is_empty() || land.path.starts_with('M') && land.path.ends_with('z'),
                "{}",
                land.name
            );
        }
        let outlined = world.lands.iter().filter(|land| !land.path.is_empty()).count();
        assert!(outlined > 200, "{outlined}");
    }

    #[test]
    fn every_state_that_is_read_has_a_place() {
        let world = world();
        let table = include_str!("../../assets/knowledge/countries.tsv");
        let codes = table
            .lines()
            .filter(|line| !line.starts_with('#'))
            .filter_map(|line| line.split('\t').next());
        let lost: Vec<&str> = codes.filter(|code| world.land(code).is_none()).collect();
        // Withdrawn codes, unrecognised parts of other states, and islands that the source has no line for.
        insta::assert_compact_debug_snapshot!(lost, @r#"["TV", "TK", "CX", "BQ", "GP", "MQ", "GF", "SJ", "GI", "YT", "RE", "SU", "YU", "CS", "XA", "XO", "XT", "XN"]"#);
    }

    #[test]
    fn who_has_no_country_docks_at_the_rim() {
        let analysis = analyse(&Request {
            text: "France praised the United Nations on Monday. Chad criticised Amnesty International."
                .to_owned(),
            ..Request::default()
        });
        let story = Story::new(&analysis, true);
        let world = world();
        let room = (800.0, 500.0);
        let camera = home(&analysis, &story, &world, room.0, room.1);
        let picture = on_world(&analysis, &story, &world, camera, room);
        assert_eq!(picture.pins.len(), 2, "{picture:?}");
        for node in &picture.network.nodes {
            let docked = picture.pins.iter().all(|pin| pin.actor != node.actor);
            assert_eq!(docked, node.y > room.1 - picture.rim, "{node:?}");
            assert!(
                node.x - node.width / 2.0 >= 0.0 && node.x + node.width / 2.0 <= room.0,
                "{node:?}"
            );
            assert!(
                node.y - node.height / 2.0 >= 0.0 && node.y + node.height / 2.0 <= room.1,
                "{node:?}"
            );
        }
        for (index, one) in picture.network.nodes.iter().enumerate() {
            for other in &picture.network.nodes[..index] {
                let apart_x = (one.x - other.x).abs() >= f64::midpoint(one.width, other.width);
                let apart_y = (one.y - other.y).abs() >= f64::midpoint(one.height, other.height);
                assert!(apart_x || apart_y, "{one:?} {other:?}");
            }
        }
    }
}
