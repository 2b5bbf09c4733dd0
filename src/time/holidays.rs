//! Holidays and named days that news dates things by: their names, and their day in a year.
//!
//! Movable feasts: Easter by the Gregorian computus; the Jewish calendar by its arithmetic; the Islamic
//! calendar by the tabular (civil) reckoning, which can differ from the sighted moon by a day; Diwali and
//! the Lunar New Year by tables for 2000 to 2035. Outside its table a feast has no day.

use super::calendar::{Period, add_days, weekday};
use chrono::{Datelike, NaiveDate};

/// How the day of a holiday is found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Holiday {
    /// Month, day.
    Fixed(u8, u8),
    /// The nth weekday (Monday 0) of a month; 5 is the last.
    Nth(u8, u8, u8),
    /// Days after (before) the nth weekday of a month.
    AfterNth(u8, u8, u8, i8),
    /// Days after (before) Easter Sunday.
    Easter(i8),
    /// Month and day of the tabular Islamic calendar.
    Islamic(u8, u8),
    /// Days after the first of Tishri (Rosh Hashanah) that begins in the year.
    Jewish(i16),
    /// First day of the Chinese year.
    LunarNewYear,
    Diwali,
}

use Holiday::{AfterNth, Diwali, Easter, Fixed, Islamic, Jewish, LunarNewYear, Nth};

const MON: u8 = 0;
const THU: u8 = 3;
const SUN: u8 = 6;

/// Name, pattern, day, and an example with its day in 2023 (the examples' year of publication is 2024).
pub(super) const HOLIDAYS: &[(&str, &str, Holiday, &str)] = &[
    (
        "New Year's Day",
        "new year 's? day",
        Fixed(1, 1),
        "on [New Year's Day 2023] = 2023-01-01",
    ),
    (
        "New Year's Eve",
        "new year 's? eve",
        Fixed(12, 31),
        "on [New Year's Eve 2023] = 2023-12-31",
    ),
    (
        "Epiphany",
        "epiphany",
        Fixed(1, 6),
        "at [Epiphany 2023] = 2023-01-06",
    ),
    (
        "Martin Luther King Day",
        "martin luther king jr? .? 's? day",
        Nth(1, MON, 3),
        "on [Martin Luther King Day 2023] = 2023-01-16",
    ),
    (
        "Holocaust Memorial Day",
        "holocaust memorial day",
        Fixed(1, 27),
        "on [Holocaust Memorial Day 2023] = 2023-01-27",
    ),
    (
        "Groundhog Day",
        "groundhog day",
        Fixed(2, 2),
        "on [Groundhog Day 2023] = 2023-02-02",
    ),
    (
        "Valentine's Day",
        "valentine 's? day",
        Fixed(2, 14),
        "on [Valentine's Day 2023] = 2023-02-14",
    ),
    (
        "Presidents' Day",
        "presidents|president ' day",
        Nth(2, MON, 3),
        "on [Presidents' Day 2023] = 2023-02-20",
    ),
    (
        "International Women's Day",
        "international women 's day",
        Fixed(3, 8),
        "on [International Women's Day 2023] = 2023-03-08",
    ),
    (
        "St Patrick's Day",
        "st|saint patrick 's? day",
        Fixed(3, 17),
        "on [St Patrick's Day 2023] = 2023-03-17",
    ),
    (
        "April Fools' Day",
        "april fools|fool '|'s? day",
        Fixed(4, 1),
        "on [April Fools' Day 2023] = 2023-04-01",
    ),
    (
        "Earth Day",
        "earth day",
        Fixed(4, 22),
        "on [Earth Day 2023] = 2023-04-22",
    ),
    (
        "Anzac Day",
        "anzac day",
        Fixed(4, 25),
        "on [Anzac Day 2023] = 2023-04-25",
    ),
    (
        "May Day",
        "may day",
        Fixed(5, 1),
        "on [May Day 2023] = 2023-05-01",
    ),
    (
        "Victory Day",
        "victory day",
        Fixed(5, 9),
        "on [Victory Day 2023] = 2023-05-09",
    ),
    (
        "Europe Day",
        "europe day",
        Fixed(5, 9),
        "on [Europe Day 2023] = 2023-05-09",
    ),
    (
        "Mother's Day",
        "mother|mothers '|'s day",
        Nth(5, SUN, 2),
        "on [Mother's Day 2023] = 2023-05-14",
    ),
    (
        "Memorial Day",
        "memorial day",
        Nth(5, MON, 5),
        "on [Memorial Day 2023] = 2023-05-29",
    ),
    (
        "Father's Day",
        "father|fathers '|'s day",
        Nth(6, SUN, 3),
        "on [Father's Day 2023] = 2023-06-18",
    ),
    (
        "Juneteenth",
        "juneteenth",
        Fixed(6, 19),
        "on [Juneteenth 2023] = 2023-06-19",
    ),
    (
        "Canada Day",
        "canada day",
        Fixed(7, 1),
        "on [Canada Day 2023] = 2023-07-01",
    ),
    (
        "Independence Day",
        "independence day",
        Fixed(7, 4),
        "on [Independence Day 2023] = 2023-07-04",
    ),
    (
        "Fourth of July",
        "the fourth of july",
        Fixed(7, 4),
        "on [the Fourth of July 2023] = 2023-07-04",
    ),
    (
        "Bastille Day",
        "bastille day",
        Fixed(7, 14),
        "on [Bastille Day 2023] = 2023-07-14",
    ),
    (
        "Assumption",
        "assumption day",
        Fixed(8, 15),
        "on [Assumption Day 2023] = 2023-08-15",
    ),
    (
        "Labor Day",
        "labor|labour day",
        Nth(9, MON, 1),
        "on [Labor Day 2023] = 2023-09-04",
    ),
    (
        "Columbus Day",
        "columbus day",
        Nth(10, MON, 2),
        "on [Columbus Day 2023] = 2023-10-09",
    ),
    (
        "Halloween",
        "halloween|hallowe'en",
        Fixed(10, 31),
        "on [Halloween 2023] = 2023-10-31",
    ),
    (
        "All Saints' Day",
        "all -? saints '? day",
        Fixed(11, 1),
        "on [All Saints' Day 2023] = 2023-11-01",
    ),
    (
        "Guy Fawkes Night",
        "guy fawkes night|day",
        Fixed(11, 5),
        "on [Guy Fawkes Night 2023] = 2023-11-05",
    ),
    (
        "Election Day",
        "election day",
        AfterNth(11, MON, 1, 1),
        "on [Election Day 2022] = 2022-11-08",
    ),
    (
        "Veterans Day",
        "veterans '? day",
        Fixed(11, 11),
        "on [Veterans Day 2023] = 2023-11-11",
    ),
    (
        "Armistice Day",
        "armistice day",
        Fixed(11, 11),
        "on [Armistice Day 2023] = 2023-11-11",
    ),
    (
        "Remembrance Day",
        "remembrance day",
        Fixed(11, 11),
        "on [Remembrance Day 2023] = 2023-11-11",
    ),
    (
        "Remembrance Sunday",
        "remembrance sunday",
        Nth(11, SUN, 2),
        "on [Remembrance Sunday 2023] = 2023-11-12",
    ),
    (
        "Thanksgiving",
        "thanksgiving day?",
        Nth(11, THU, 4),
        "on [Thanksgiving 2023] = 2023-11-23",
    ),
    (
        "Black Friday",
        "black friday",
        AfterNth(11, THU, 4, 1),
        "on [Black Friday 2023] = 2023-11-24",
    ),
    (
        "Cyber Monday",
        "cyber monday",
        AfterNth(11, THU, 4, 4),
        "on [Cyber Monday 2023] = 2023-11-27",
    ),
    (
        "Giving Tuesday",
        "giving tuesday",
        AfterNth(11, THU, 4, 5),
        "on [Giving Tuesday 2023] = 2023-11-28",
    ),
    (
        "Christmas Eve",
        "christmas eve",
        Fixed(12, 24),
        "on [Christmas Eve 2023] = 2023-12-24",
    ),
    (
        "Christmas",
        "christmas day?",
        Fixed(12, 25),
        "at [Christmas 2023] = 2023-12-25",
    ),
    (
        "Boxing Day",
        "boxing day",
        Fixed(12, 26),
        "on [Boxing Day 2023] = 2023-12-26",
    ),
    (
        "Mardi Gras",
        "mardi gras",
        Easter(-47),
        "at [Mardi Gras 2023] = 2023-02-21",
    ),
    (
        "Shrove Tuesday",
        "shrove tuesday",
        Easter(-47),
        "on [Shrove Tuesday 2023] = 2023-02-21",
    ),
    (
        "Ash Wednesday",
        "ash wednesday",
        Easter(-46),
        "on [Ash Wednesday 2023] = 2023-02-22",
    ),
    (
        "Palm Sunday",
        "palm sunday",
        Easter(-7),
        "on [Palm Sunday 2023] = 2023-04-02",
    ),
    (
        "Maundy Thursday",
        "maundy thursday",
        Easter(-3),
        "on [Maundy Thursday 2023] = 2023-04-06",
    ),
    (
        "Good Friday",
        "good friday",
        Easter(-2),
        "on [Good Friday 2023] = 2023-04-07",
    ),
    (
        "Easter",
        "easter sunday?",
        Easter(0),
        "at [Easter 2023] = 2023-04-09",
    ),
    (
        "Easter Monday",
        "easter monday",
        Easter(1),
        "on [Easter Monday 2023] = 2023-04-10",
    ),
    (
        "Ascension",
        "ascension day",
        Easter(39),
        "on [Ascension Day 2023] = 2023-05-18",
    ),
    (
        "Whit Sunday",
        "whit sunday | pentecost",
        Easter(49),
        "on [Pentecost 2023] = 2023-05-28",
    ),
    (
        "Ramadan",
        "ramadan",
        Islamic(9, 1),
        "during [Ramadan 2023] = 2023-03-23",
    ),
    (
        "Eid al-Fitr",
        "eid al|ul - fitr",
        Islamic(10, 1),
        "on [Eid al-Fitr 2023] = 2023-04-22",
    ),
    (
        "Eid al-Adha",
        "eid al|ul - adha",
        Islamic(12, 10),
        "on [Eid al-Adha 2023] = 2023-06-29",
    ),
    (
        "Ashura",
        "ashura",
        Islamic(1, 10),
        "on [Ashura 2023] = 2023-07-28",
    ),
    (
        "Passover",
        "passover",
        Jewish(-163),
        "at [Passover 2023] = 2023-04-06",
    ),
    (
        "Rosh Hashanah",
        "rosh hashanah|hashana",
        Jewish(0),
        "on [Rosh Hashanah 2023] = 2023-09-16",
    ),
    (
        "Yom Kippur",
        "yom kippur",
        Jewish(9),
        "on [Yom Kippur 2023] = 2023-09-25",
    ),
    ("Diwali", "diwali", Diwali, "at [Diwali 2023] = 2023-11-12"),
    (
        "Lunar New Year",
        "lunar|chinese new year",
        LunarNewYear,
        "at [Lunar New Year 2023] = 2023-01-22",
    ),
    (
        "Super Tuesday",
        "super tuesday",
        AfterNth(3, MON, 1, 1),
        "on [Super Tuesday 2024] = 2024-03-05",
    ),
    (
        "Tax Day",
        "tax day",
        Fixed(4, 15),
        "on [Tax Day 2021] = 2021-04-15",
    ),
    ("D-Day", "d - day", Fixed(6, 6), "on [D-Day, 1944] = 1944-06-06"),
    (
        "Spring bank holiday",
        "spring bank holiday",
        Nth(5, MON, 5),
        "on [Spring bank holiday 2023] = 2023-05-29",
    ),
];

/// Day and month of the first day of the Chinese year, 2000 to 2035, as month * 100 + day.
const LUNAR: &[u16] = &[
    205, 124, 212, 201, 122, 209, 129, 218, 207, 126, 214, 203, 123, 210, 131, 219, 208, 128, 216, 205, 125,
    212, 201, 122, 210, 129, 217, 206, 126, 213, 203, 123, 211, 131, 219, 208,
];

/// Diwali, 2000 to 2030, as month * 100 + day.
const DIWALI: &[u16] = &[
    1026, 1114, 1104, 1025, 1112, 1101, 1021, 1109, 1028, 1017, 1105, 1026, 1113, 1103, 1023, 1111, 1030,
    1019, 1107, 1027, 1114, 1104, 1024, 1112, 1031, 1020, 1108, 1029, 1017, 1105, 1026,
];

impl Holiday {
    /// The day in a Gregorian year; `None` where no table covers it.
    pub(super) fn day(self, year: i32) -> Option<NaiveDate> {
        let tabled = |table: &[u16]| {
            let index = usize::try_from(year.checked_sub(2000)?).ok()?;
            let entry = u32::from(*table.get(index)?);
            NaiveDate::from_ymd_opt(year, entry / 100, entry % 100)
        };
        match self {
            Fixed(month, day) => NaiveDate::from_ymd_opt(year, month.into(), day.into()),
            Nth(month, day, nth) => nth_weekday(year, month, day, nth),
            AfterNth(month, day, nth, offset) => add_days(nth_weekday(year, month, day, nth)?, offset.into()),
            Easter(offset) => add_days(easter(year)?, offset.into()),
            Islamic(month, day) => islamic(year, month, day),
            Jewish(offset) => add_days(rosh_hashanah(year)?, offset.into()),
            LunarNewYear => tabled(LUNAR),
            Diwali => tabled(DIWALI),
        }
    }

    /// The day as a period.
    pub(super) fn period(self, year: i32) -> Option<Period> {
        self.day(year).map(Period::Day)
    }
}

fn nth_weekday(year: i32, month: u8, day: u8, nth: u8) -> Option<NaiveDate> {
    if nth < 5 {
        return NaiveDate::from_weekday_of_month_opt(year, month.into(), weekday(day), nth);
    }
    NaiveDate::from_weekday_of_month_opt(year, month.into(), weekday(day), 5)
        .or_else(|| NaiveDate::from_weekday_of_month_opt(year, month.into(), weekday(day), 4))
}

/// The Gregorian computus ("anonymous" algorithm).
#[allow(clippy::many_single_char_names, reason = "the algorithm's published names")]
fn easter(year: i32) -> Option<NaiveDate> {
    if year < 1583 {
        return None;
    }
    let a = year % 19;
    let (b, c) = (year / 100, year % 100);
    let g = (8 * b + 13) / 25;
    let h = (19 * a + b - b / 4 - g + 15) % 30;
    let l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
    let m = (a + 11 * h + 22 * l) / 451;
    let month = (h + l - 7 * m + 114) / 31;
    let day = (h + l - 7 * m + 114) % 31 + 1;
    NaiveDate::from_ymd_opt(year, month as u32, day as u32)
}

/// Tabular Islamic date that falls in a Gregorian year (the first, if two do).
fn islamic(year: i32, month: u8, day: u8) -> Option<NaiveDate> {
    if !(1583..=2400).contains(&year) {
        return None;
    }
    let guess = (year - 622) * 33 / 32;
    (guess - 2..=guess + 2).find_map(|hijri| {
        let days = i64::from(hijri - 1) * 354
            + i64::from((3 + 11 * hijri).div_euclid(30))
            + (59 * (i64::from(month) - 1) + 1) / 2
            + i64::from(day)
            - 1;
        // 1 Muharram 1 AH is 19 July 622 of the proleptic Gregorian calendar.
        add_days(NaiveDate::from_ymd_opt(622, 7, 19)?, days).filter(|date| date.year() == year)
    })
}

/// First of Tishri in a Gregorian year, by the molad and its postponements.
fn rosh_hashanah(year: i32) -> Option<NaiveDate> {
    if !(1583..=2400).contains(&year) {
        return None;
    }
    let elapsed = |jewish: i64| {
        let months = (235 * jewish - 234).div_euclid(19);
        let parts = 12_084 + 13_753 * months;
        let day = months * 29 + parts.div_euclid(25_920);
        if (3 * (day + 1)).rem_euclid(7) < 3 {
            day + 1
        } else {
            day
        }
    };
    let jewish = i64::from(year) + 3761;
    let (before, here, after) = (elapsed(jewish - 1), elapsed(jewish), elapsed(jewish + 1));
    let correction = if after - here == 356 {
        2
    } else {
        i64::from(here - before == 382)
    };
    // Day 1 of the Jewish calendar is 7 September 3761 BC (proleptic Gregorian -3760-09-07).
    add_days(NaiveDate::from_ymd_opt(-3760, 9, 7)?, here + correction)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn movable_feasts_fall_on_their_days() {
        let day = |holiday: Holiday, year| holiday.day(year).unwrap().to_string();
        for (year, expected) in [
            (1961, "1961-04-02"),
            (2000, "2000-04-23"),
            (2008, "2008-03-23"),
            (2024, "2024-03-31"),
            (2038, "2038-04-25"),
        ] {
            assert_eq!(day(Easter(0), year), expected);
        }
        for (year, expected) in [
            (2000, "2000-09-30"),
            (2019, "2019-09-30"),
            (2023, "2023-09-16"),
            (2024, "2024-10-03"),
            (2025, "2025-09-23"),
        ] {
            assert_eq!(day(Jewish(0), year), expected);
        }
        assert_eq!(day(Jewish(-163), 2024), "2024-04-23");
        assert_eq!(day(Islamic(9, 1), 2024), "2024-03-11");
        assert_eq!(day(Nth(11, THU, 4), 1999), "1999-11-25");
        assert_eq!(day(Nth(5, MON, 5), 2024), "2024-05-27");
        assert_eq!(LunarNewYear.day(1990), None);
    }
}
