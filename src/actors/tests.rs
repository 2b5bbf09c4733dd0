//! Every rule with an example: a text of our own and what is read from it.

use super::find;
use crate::syntax;
use crate::text::Source;

/// One line an actor: its kind, country and mentions.
fn read(text: &str) -> Vec<String> {
    let source = Source::new(text);
    let actors = find(&source, &syntax::parse(&source));
    let mut lines: Vec<String> = actors
        .actors
        .iter()
        .map(|actor| {
            let mentions: Vec<&str> = actor
                .mentions
                .iter()
                .map(|id| source.slice(actors.mentions[id.index()].span))
                .collect();
            format!(
                "{} {} = {}",
                actor.kind,
                actor.country.as_deref().unwrap_or("-"),
                mentions.join(", ")
            )
        })
        .collect();
    lines.sort();
    lines
}

/// Rule, text, lines that must be among the actors.
const EXAMPLES: &[(&str, &str, &[&str])] = &[
    (
        "group_of_state",
        "American troops left Niger. US soldiers had trained there.",
        &["country NE = Niger", "military US = American troops, US soldiers"],
    ),
    (
        "country of a group",
        "The Lebanese militant group Hezbollah denied it.",
        &["armed_group LB = Hezbollah"],
    ),
    (
        "surname and he_she",
        "Joe Biden met Emmanuel Macron. Biden thanked him. President Macron smiled.",
        &["person - = Emmanuel Macron, President Macron"],
    ),
    (
        "rival",
        "Joe Biden met the governor. His plan failed. Biden flew home.",
        &["person - = Joe Biden, Biden"],
    ),
    (
        "own_subject",
        "Congress wrote the rules. Congress fixed it. France said that it would wait.",
        &["government - = Congress, Congress", "country FR = France, it"],
    ),
    (
        "made to do it",
        "The United States asked Ukraine to repair its harbours.",
        &["country UA = Ukraine, its", "country US = United States"],
    ),
    (
        "quotation",
        "\"He was a great leader,\" Joe Biden said. Biden left.",
        &["person - = Joe Biden, Biden"],
    ),
    (
        "counted_group",
        "The town freed 200 prisoners. The army freed 300 prisoners.",
        &["people - = 200 prisoners", "people - = 300 prisoners"],
    ),
    (
        "president of a body",
        "The prize came from Larry Smith, President of Acme Industries. The Senate read the President's plan.",
        &["person - = Larry Smith, President"],
    ),
    (
        "nearest before the comma",
        "Dirk Jones, Bob Hill, mayor of Boise, and others met.",
        &["person - = Bob Hill, mayor"],
    ),
    (
        "senator among namesakes",
        "Senator Ken Salazar wrote a bill. Congressman John Salazar will follow. Senator Salazar praised it.",
        &["person - = Senator Ken Salazar, Senator Salazar"],
    ),
    (
        "region before an office",
        "The United States sued France. The Texas Attorney General praised the United States.",
        &["country US = United States, United States"],
    ),
    (
        "capital as a town",
        "He toured a laboratory near Moscow. Russia signed the treaty.",
        &["country RU = Russia"],
    ),
    (
        "her_allies",
        "President Bush met Laura Miller, and America and her allies are safer.",
        &["person - = Laura Miller"],
    ),
    (
        "receiver",
        "The Treasury gave money to the Ohio Housing Center for its work. The Treasury praised it.",
        &["organisation - = Treasury, Treasury"],
    ),
    (
        "unnamed_speaker",
        "A nurse who wrote to Senator Jon Corzine said he was wrong.",
        &["person - = Senator Jon Corzine"],
    ),
    (
        "latest_alone",
        "Airbus sued Boeing. The company won.",
        &["company - = Airbus", "company - = Boeing"],
    ),
    (
        "organ_of_region",
        "The Texas National Guard left. The National Guard stayed.",
        &[
            "organisation - = Texas National Guard",
            "military - = National Guard",
        ],
    ),
    (
        "turned",
        "The Committee on Finance met. The Finance Committee agreed.",
        &["organisation - = Committee on Finance, Finance Committee"],
    ),
    (
        "short first name",
        "Charles Grassley spoke. Senator Chuck Grassley wrote a letter.",
        &["person - = Charles Grassley, Senator Chuck Grassley"],
    ),
    (
        "acronym",
        "The Economic Community of West African States (ECOWAS) met in Abuja. ECOWAS condemned the coup.",
        &["organisation - = Economic Community of West African States, ECOWAS, ECOWAS"],
    ),
    (
        "latest_of_kind",
        "The Andrew Mellon Foundation for Science gave money. The foundation praised the work.",
        &["organisation - = Andrew Mellon Foundation for Science, The foundation"],
    ),
    (
        "organ_by_name",
        "The Indonesian Navy rescued 700 migrants. The Indonesian navy had sent ships.",
        &[
            "military ID = Indonesian Navy, The Indonesian navy",
            "people - = 700 migrants",
        ],
    ),
    (
        "plain_group",
        "Police arrested a man. The police said that he was armed.",
        &["government - = Police, The police"],
    ),
    (
        "kin",
        "Vladimir Putin praised his father.",
        &["person - = his father"],
    ),
    (
        "known_body",
        "Reuters reported that Boeing had lost a contract.",
        &["company - = Boeing", "media - = Reuters"],
    ),
    (
        "share of a people",
        "Two thirds of Nigeriens opposed the plan.",
        &["people NE = Nigeriens"],
    ),
    (
        "opening_adverb",
        "Russia spoke first. Then Turkey left the talks. However, Russia stayed.",
        &["country TR = Turkey", "country RU = Russia, Russia"],
    ),
    (
        "body_and_maker",
        "A Malaysia Airlines Boeing 777 was shot down over Ukraine in July 2014.",
        &[
            "company - = Malaysia Airlines",
            "company - = Boeing",
            "country UA = Ukraine",
        ],
    ),
    (
        "line_of_capitals",
        "FRANCE JOINS PACT ON SAFE TRADE\n\nFrance signed the pact on Monday, the ministry said.",
        &["country FR = FRANCE, France"],
    ),
    (
        "seat",
        "Senator Daniel Inouye (D-Hawaii) opposed the bill.",
        &["person - = Senator Daniel Inouye"],
    ),
    (
        "dateline",
        "WASHINGTON, June 12 (Reuters) - France welcomed the deal.",
        &["country FR = France"],
    ),
    (
        "office_alone",
        "Pope Francis left Rome. The Pope thanked Italy.",
        &["person - = Pope Francis, The Pope"],
    ),
    (
        "office",
        "French President Emmanuel Macron met President Joe Biden of the United States. The French president \
         left early.",
        &["person - = President Emmanuel Macron, The French president"],
    ),
    (
        "apposition",
        "The mayor of London, Sadiq Khan, welcomed the plan. Boris Johnson, a former mayor, opposed it.",
        &["person - = The mayor, Sadiq Khan"],
    ),
    (
        "copula",
        "Emmanuel Macron is the president of France. The president left.",
        &["person - = Emmanuel Macron, the president, The president"],
    ),
    (
        "called",
        "NATO met in Brussels. The alliance condemned the attack.",
        &["organisation - = NATO, The alliance"],
    ),
    (
        "government_in_capital",
        "Russia fired missiles at Ukraine. The government in Kyiv condemned the attack.",
        &["government UA = The government in Kyiv"],
    ),
    (
        "organ_of_state",
        "Russia's Ministry of Defence blamed Ukraine's Ministry of Defence for the attack.",
        &[
            "government RU = Ministry of Defence",
            "government UA = Ministry of Defence",
        ],
    ),
    (
        "bare_head",
        "The University of Oslo opened a museum. The University paid for it.",
        &["organisation - = University of Oslo, University"],
    ),
    (
        "plain_group by its modifiers",
        "Residents pay less than foreign visitors do. The city charged visitors. The residents protested.",
        &["people - = Residents, The residents"],
    ),
    (
        "whole office before a name",
        "US Secretary of State Antony Blinken met Lavrov. Blinken left.",
        &["person - = Secretary of State Antony Blinken, Blinken"],
    ),
    (
        "eastern_name",
        "The vote was won by Tsai Ing-wen. Tsai Ing-wen thanked the voters.",
        &["person - = Tsai Ing-wen, Tsai Ing-wen"],
    ),
    (
        "namesake of a capital",
        "George Washington led the army. Washington crossed the river in 1776.",
        &["person - = George Washington, Washington"],
    ),
    (
        "capital for its state",
        "Washington condemned the coup. The United States cut its aid.",
        &["country US = Washington, United States, its"],
    ),
    (
        "state_or_region",
        "Voters in Georgia and Alabama elect a senator. Georgia counted the votes twice.",
        &["place US = Georgia, Georgia"],
    ),
    (
        "comes_first",
        "Joe Biden spoke to the voters. In his address, President George Bush thanked the army.",
        &["person - = Joe Biden", "person - = President George Bush"],
    ),
    (
        "not the subject of a participle",
        "Debbie Stabenow sent a letter to George Bush, urging him to act.",
        &["person - = George Bush, him"],
    ),
    (
        "means_nothing",
        "France said that it was time to talk. Niger made it clear that it would leave.",
        &["country FR = France", "country NE = Niger, it"],
    ),
    (
        "they of several only",
        "The senators said that the Forest Service had honoured their request.",
        &["government US = Forest Service"],
    ),
    (
        "not who speaks",
        "Senator Ted Stevens rose. \"I thank the senator,\" Stevens said.",
        &["person - = Senator Ted Stevens, Stevens"],
    ),
    (
        "narrowed_group",
        "The law helps students. Students in Ohio get grants. The town thanked students.",
        &["people - = students, students", "people - = Students"],
    ),
    (
        "one_of_several",
        "The Finance Committee met. Other committees had failed. The committee agreed.",
        &["organisation - = Finance Committee"],
    ),
    (
        "told in other words",
        "The Senate Republican Conference met on Monday. The press conference drew many guests.",
        &["organisation - = Senate Republican Conference"],
    ),
    (
        "district_of",
        "The Eastern District of California sued the bank. The judge moved to the Eastern District of Texas.",
        &["place - = Eastern District"],
    ),
    (
        "numbered_force",
        "He served in the 8th Air Force. The Air Force thanked him.",
        &["organisation - = 8th Air Force", "organisation - = Air Force"],
    ),
    (
        "press contact",
        "SMITH WINS THE VOTE\n\nSenator Mary Smith won the vote. Smith thanked the voters.\n\nContact: John Smith, \
         202/555-0100",
        &[
            "person - = SMITH, Senator Mary Smith, Smith",
            "person - = John Smith",
        ],
    ),
    (
        "list_of_places",
        "The flood struck St. Charles, Warren and Lincoln counties.",
        &["place - = St. Charles"],
    ),
    (
        "state_or_region by seats",
        "Senator Saxby Chambliss (R-Ga.) praised the judge. Georgia elected a governor.",
        &["place US = Georgia"],
    ),
    (
        "metonym",
        "The Kremlin denied the report.",
        &["government RU = Kremlin"],
    ),
];

#[test]
fn every_rule_reads_its_example() {
    for (rule, text, wanted) in EXAMPLES {
        let lines = read(text);
        for line in *wanted {
            assert!(
                lines.iter().any(|read| read == line),
                "{rule}: {text}\nread {lines:#?}\nwanted {line}"
            );
        }
    }
}

#[test]
fn an_organ_that_many_states_have_tells_no_country() {
    let lines = read("The Ministry of Defence denied the report.");
    assert!(
        lines
            .iter()
            .any(|line| line == "government - = Ministry of Defence"),
        "{lines:#?}"
    );
}

#[test]
fn roles_are_kept_and_names_are_clean() {
    let text = "SEN. COONS MEETS VOTERS\n\nUS Secretary of State Antony Blinken met Sen. Chris Coons and 4,500 \
                Swedish soldiers. Former Prime Minister Tony Blair spoke.";
    let source = Source::new(text);
    let actors = find(&source, &syntax::parse(&source)).actors;
    let named = |name: &str| actors.iter().find(|actor| actor.name == name);
    for (name, role) in [
        ("Antony Blinken", "Secretary of State"),
        ("Chris Coons", "Senator"),
        ("Tony Blair", "Former Prime Minister"),
    ] {
        let found = named(name).and_then(|actor| actor.role.as_deref());
        assert_eq!(found, Some(role), "{name}: {actors:#?}");
    }
    assert!(named("Swedish soldiers").is_some(), "{actors:#?}");
}

#[test]
fn organs_belong_to_their_state_and_stay_apart() {
    let text = "Egypt sent aid. The Egyptian government praised the Egyptian army.";
    let source = Source::new(text);
    let actors = find(&source, &syntax::parse(&source)).actors;
    assert_eq!(actors.len(), 3, "{actors:#?}");
    for actor in &actors[1..] {
        assert_eq!(
            actor.member_of.map(crate::text::ActorId::index),
            Some(0),
            "{actors:#?}"
        );
        assert_eq!(actor.country.as_deref(), Some("EG"));
    }
}

#[test]
fn two_people_with_one_surname_stay_two() {
    let lines = read("Bill Clinton met Tony Blair in London. Hillary Clinton met Tony Blair in Paris.");
    let clintons = lines.iter().filter(|line| line.contains("Clinton")).count();
    assert_eq!(clintons, 2, "{lines:#?}");
}

#[test]
fn many_mentions_are_read_in_order_and_once() {
    let text = "Joe Biden met Emmanuel Macron in France. American troops left Niger. ".repeat(300);
    let source = Source::new(&text);
    let actors = find(&source, &syntax::parse(&source));
    assert!(actors.mentions.len() > 1000 && actors.actors.len() < 12);
    assert!(
        actors
            .mentions
            .is_sorted_by_key(|mention| (mention.span, mention.actor))
    );
}
