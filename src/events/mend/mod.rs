//! Trees that a news sentence cannot have, put right before events are read off them.
//!
//! A mend is a pattern of words, tags and arcs that only a slip of the parser gives ("the city on Friday closing
//! the port" with the day as subject), and the arcs that the words must have. Each is told by its name and
//! the sentence that shows it; `MENDS` is the list, in the order in which they are tried.
//! The layers below keep the trees as they were parsed. Not here: single places of a verb (`places`).

mod bench;
mod objects;
mod phrases;
mod said;
mod speakers;
mod subjects;
#[cfg(test)]
mod tests;
mod verbs;

use crate::syntax::Syntax;
use crate::text::Source;
use crate::time::{Timex, TimexKind};
use bench::Bench;

/// Sentences longer than this are left alone: lists and tables, and what would cost time.
const LONGEST: usize = 150;

/// One mend.
struct Mend {
    #[cfg_attr(not(test), expect(dead_code, reason = "the tests name the mend that fails"))]
    name: &'static str,
    apply: fn(&mut Bench<'_>),
}

/// All mends, in order.
const MENDS: &[Mend] = &[
    // "Norway has twice rejected the plan", with "has" as the verb of the sentence
    Mend {
        name: "perfect",
        apply: verbs::perfect,
    },
    // "rejected a United Nations appeal", with "appeal" as a verb
    Mend {
        name: "noun behind a name",
        apply: phrases::noun_behind_name,
    },
    // "Human rights watchdog Amnesty International accused", with "International" outside the subject
    Mend {
        name: "end of the subject",
        apply: phrases::end_of_subject,
    },
    // "tomorrow he plans to meet the mayor", with the plans as a noun
    Mend {
        name: "pronoun with a noun",
        apply: objects::pronoun_with_noun,
    },
    // "Rebels in Mali freed a pilot, police said", with the police beside the pilot
    Mend {
        name: "closing speaker",
        apply: speakers::closing_speaker,
    },
    // "Guards beat scores of refugees, the group said", with the saying inside what is told
    Mend {
        name: "closing saying",
        apply: speakers::closing_saying,
    },
    // "The agency working in Mali said", with the working as what it said
    Mend {
        name: "participle of the speaker",
        apply: speakers::participle_of_speaker,
    },
    // "Malta has announced it will send ships", with the sending above the announcement
    Mend {
        name: "speaker below the told",
        apply: speakers::speaker_below_the_told,
    },
    // "marched on Sunday calling for reforms", with the day as subject
    Mend {
        name: "day as subject",
        apply: verbs::day_as_subject,
    },
    // "sent a letter Saturday to Iraq", with Iraq hung on the day
    Mend {
        name: "phrase hung on a day",
        apply: phrases::hung_on_day,
    },
    // "The senator on Monday evening announced", with the evening beside the senator
    Mend {
        name: "day inside the subject",
        apply: phrases::day_inside_subject,
    },
    // "Ann Roe (R-Iowa) spoke", with the state as subject
    Mend {
        name: "subject in brackets",
        apply: phrases::subject_in_brackets,
    },
    // "By Tuesday night firms had pledged help", "Friday officials met": with the day inside the subject
    Mend {
        name: "day before the subject",
        apply: phrases::day_before_subject,
    },
    // "Up to 100 farmers marched", with the farmers as a phrase of place
    Mend {
        name: "counted subject",
        apply: phrases::counted,
    },
    // "Prisoners rioted at a jail.", with the verb as a participle of its subject
    Mend {
        name: "sentence without a verb",
        apply: verbs::without_verb,
    },
    // "The lander touched down.", as a passive
    Mend {
        name: "passive without be",
        apply: verbs::passive_without_be,
    },
    // "After the council ordered them out", with the verb as a participle of the council
    Mend {
        name: "clause behind a conjunction",
        apply: verbs::behind_conjunction,
    },
    // "The manual was prepared in 1958", with "was" as a copula
    Mend {
        name: "passive with a copula",
        apply: verbs::passive_with_copula,
    },
    // "The army demolished homes", with "demolished" as an adjective
    Mend {
        name: "verb as modifier",
        apply: verbs::as_modifier,
    },
    // "GAZA CITY, Gaza: Four children were killed", with the city as subject
    Mend {
        name: "dateline",
        apply: phrases::dateline,
    },
    // "Washington, DC Today, the Senate passed a bill"; "The probe crashed on Friday, the agency said"
    Mend {
        name: "two subjects",
        apply: phrases::two_subjects,
    },
    // "Following a request, Peru sent help", with the clause as subject
    Mend {
        name: "subject behind a fronted clause",
        apply: subjects::behind_fronted_clause,
    },
    // "arrested more than 100 miners", "called off a strike": with the object as a phrase of place
    Mend {
        name: "object without preposition",
        apply: objects::without_preposition,
    },
    // "rejected calls by the bishops", with the bishops as who rejects
    Mend {
        name: "doer of the object",
        apply: objects::doer_of_object,
    },
    // "retaliated by firing rockets", with the rockets as who retaliates
    Mend {
        name: "gerund behind by",
        apply: objects::gerund_behind_by,
    },
    // "Hackers have defaced sites", with "defaced" as an adjective
    Mend {
        name: "modifier with an auxiliary",
        apply: objects::modifier_with_auxiliary,
    },
    // "The bill approved by the Senate includes aid", with "approved" as the verb of the sentence
    Mend {
        name: "reduced relative",
        apply: subjects::reduced_relative,
    },
    // "The probe, launched in May, works", with "launched" as a clause that has a tense
    Mend {
        name: "participle behind a noun",
        apply: subjects::participle_behind_noun,
    },
    // "Since its start the fund has grown", with the start as a second subject; "the D.C. office opened"
    Mend {
        name: "phrase as subject",
        apply: subjects::subject_of_phrase,
    },
    // "Senators on the committee wrote", with the senators as the title of the committee
    Mend {
        name: "title of a phrase",
        apply: subjects::title_of_phrase,
    },
    // "The probe crashed", with the probe as who is spoken to
    Mend {
        name: "vocative",
        apply: subjects::vocative,
    },
    // "backed a plan prepared in May", with the plan as who prepares
    Mend {
        name: "object with a participle",
        apply: subjects::object_with_participle,
    },
    // "urged them to stay and will chair a summit", with "chair" beside "stay"
    Mend {
        name: "finite verb beside an infinitive",
        apply: subjects::finite_beside_infinitive,
    },
    // "staged protests Saturday", with the protests inside the day
    Mend {
        name: "object before a day",
        apply: subjects::object_before_day,
    },
    // "said the Department of Health and Human Services will pay", with the name cut at its "and"
    Mend {
        name: "cut name",
        apply: phrases::cut_name,
    },
    // "Troops have started leaving, officials said", with "leaving" as a clause beside "said"
    Mend {
        name: "what is begun",
        apply: said::begun,
    },
    // "Norway has announced it will pay", with what is announced as the verb of the sentence
    Mend {
        name: "said without that",
        apply: said::said_without_that,
    },
    // "its personnel, which numbers nearly 1,000", with the number hung on the verb above
    Mend {
        name: "number of a relative clause",
        apply: verbs::relative_number,
    },
];

/// The reading with its trees mended; none when all of them stand.
pub(super) fn mend(source: &Source, syntax: &Syntax, timexes: &[Timex]) -> Option<Syntax> {
    let mut bench = Bench::new(source, syntax.clone(), days(syntax, timexes));
    let mut changed = false;
    for index in 0..syntax.sentences.len() {
        let length = syntax.sentences[index].range().len();
        if length == 0 || length > LONGEST || !bench.open(index) {
            continue;
        }
        for mend in MENDS {
            (mend.apply)(&mut bench);
        }
        changed |= bench.close(syntax);
    }
    changed.then(|| bench.finish())
}

/// The date or time that each word belongs to.
fn days(syntax: &Syntax, timexes: &[Timex]) -> Vec<Option<u32>> {
    let mut days = vec![None; syntax.len()];
    for (index, timex) in timexes.iter().enumerate() {
        if matches!(timex.kind, TimexKind::Date | TimexKind::Time) {
            for token in syntax.tokens_in(timex.span) {
                if let Some(slot) = days.get_mut(token as usize) {
                    *slot = Some(index as u32);
                }
            }
        }
    }
    days
}
