//! TIMEX3 values of lengths and parts of a day.

use super::found::Amount;
use super::words::{Part, Unit};

/// "P3D", "PT2H", "PXM".
pub(super) fn duration(amount: Amount, unit: Unit) -> String {
    let (time, letter, factor) = match unit {
        Unit::Second => ("T", "S", 1.0),
        Unit::Minute => ("T", "M", 1.0),
        Unit::Hour => ("T", "H", 1.0),
        Unit::Day => ("", "D", 1.0),
        Unit::Weekend => ("", "WE", 1.0),
        Unit::Week => ("", "W", 1.0),
        Unit::Fortnight => ("", "W", 2.0),
        Unit::Month | Unit::Season => ("", "M", 1.0),
        Unit::Quarter => ("", "M", 3.0),
        Unit::Half => ("", "M", 6.0),
        Unit::Year => ("", "Y", 1.0),
        Unit::Decade => ("", "Y", 10.0),
        Unit::Century => ("", "Y", 100.0),
        Unit::Millennium => ("", "Y", 1000.0),
    };
    let Amount::Number(number) = amount else {
        return match unit {
            Unit::Century => "PXC".to_owned(),
            Unit::Quarter => "PXQ".to_owned(),
            _ => format!("P{time}X{letter}"),
        };
    };
    let number = f64::from(number) * factor;
    let half = (number.fract() - 0.5).abs() < 1e-6;
    let whole = number.trunc();
    match unit {
        Unit::Year if half && whole == 0.0 => "P6M".to_owned(),
        Unit::Year if half => format!("P{whole}Y6M"),
        Unit::Hour if half && whole == 0.0 => "PT30M".to_owned(),
        Unit::Hour if half => format!("PT{whole}H30M"),
        Unit::Minute if half && whole == 0.0 => "PT30S".to_owned(),
        Unit::Minute if half => format!("PT{whole}M30S"),
        Unit::Day if half && whole == 0.0 => "PT12H".to_owned(),
        _ if number.fract() == 0.0 => format!("P{time}{whole}{letter}"),
        _ => format!("P{time}{}{letter}", (number * 100.0).round() / 100.0),
    }
}

/// "TMO" and its like.
pub(super) fn part(part: Part) -> &'static str {
    match part {
        Part::Morning | Part::Dawn => "TMO",
        Part::Afternoon => "TAF",
        Part::Evening => "TEV",
        Part::Night => "TNI",
        Part::Noon => "T12:00",
        Part::Midnight => "T24:00",
        Part::Daytime => "TDT",
    }
}
