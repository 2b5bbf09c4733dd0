//! Events from given trees, so that no trained weight takes part: one construction a test.
//!
//! A tree is written one token a line: form, lemma, universal tag, Penn tag, head (1-based, 0 for the
//! root), relation. A name in square brackets at the end makes the token the head of that actor's mention;
//! a date in curly brackets makes it a time expression.

use std::fmt::Write as _;
use whowhen::actors::{Actor, ActorKind, Actors, Mention, MentionKind};
use whowhen::events::{self, Events, Relation};
use whowhen::syntax::{Sentence, Syntax, Token};
use whowhen::text::{ActorId, MentionId, ParagraphId, SentenceId, Source, Span, TokenId};
use whowhen::time::{Basis, Date, Interval, Precision, Published, PublishedBasis, Timex, TimexKind};

const XPOS: &[&str] = &[
    "CC", "DT", "IN", "JJ", "MD", "NN", "NNP", "NNPS", "NNS", "POS", "PRP", "PRP$", "RP", "TO", "VB", "VBD",
    "VBG", "VBN", "VBP", "VBZ", "WDT", "WP", ".",
];

/// The layers of one sentence.
struct Given {
    source: Source,
    syntax: Syntax,
    actors: Actors,
    timexes: Vec<Timex>,
}

fn given(rows: &str) -> Given {
    let rows: Vec<Vec<&str>> = rows
        .lines()
        .map(|line| line.split_whitespace().collect::<Vec<_>>())
        .filter(|row| !row.is_empty())
        .collect();
    let text = rows.iter().map(|row| row[0]).collect::<Vec<_>>().join(" ");
    let source = Source::new(&text);
    let mut given = Given {
        source,
        syntax: Syntax::default(),
        actors: Actors::default(),
        timexes: Vec::new(),
    };
    let mut at = 0;
    for (index, row) in rows.iter().enumerate() {
        let span = Span::new(at, at + row[0].len());
        at += row[0].len() + 1;
        let syntax = &mut given.syntax;
        syntax.tokens.push(Token {
            span,
            sentence: SentenceId(0),
        });
        syntax.lemmas.push(row[1].into());
        syntax.upos.push(row[2].parse().expect("a universal tag"));
        syntax.xpos.push(
            XPOS.iter()
                .copied()
                .find(|tag| *tag == row[3])
                .expect("a Penn tag"),
        );
        let head: usize = row[4].parse().expect("a head");
        syntax.heads.push(head.checked_sub(1).map(TokenId::from));
        syntax.deprels.push(row[5].parse().expect("a relation"));
        let mark = row[6..].join(" ");
        if let Some(name) = mark.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
            mention(&mut given.actors, name, span, index);
        }
        if let Some(date) = mark.strip_prefix('{').and_then(|rest| rest.strip_suffix('}')) {
            given.timexes.push(timex(span, date.parse().expect("a date")));
        }
    }
    given.syntax.sentences.push(Sentence {
        span: Span::new(0, text.len()),
        tokens: 0..rows.len() as u32,
        paragraph: ParagraphId(0),
    });
    given.syntax = given.syntax.with_children();
    given
}

fn mention(actors: &mut Actors, name: &str, span: Span, token: usize) {
    let known = actors.actors.iter().position(|actor| actor.name == name);
    let actor = known.unwrap_or_else(|| {
        actors.actors.push(Actor {
            name: name.to_owned(),
            kind: if name.contains(' ') {
                ActorKind::Person
            } else {
                ActorKind::Country
            },
            country: None,
            role: None,
            member_of: None,
            mentions: Vec::new(),
            salience: 0.5,
            confidence: 0.9,
        });
        actors.actors.len() - 1
    });
    actors.actors[actor]
        .mentions
        .push(MentionId::from(actors.mentions.len()));
    actors.mentions.push(Mention {
        span,
        tokens: token as u32..token as u32 + 1,
        head: TokenId::from(token),
        kind: MentionKind::Name,
        actor: ActorId::from(actor),
    });
}

fn timex(span: Span, date: Date) -> Timex {
    Timex {
        span,
        kind: TimexKind::Date,
        value: date.to_string(),
        modifier: None,
        bound: None,
        interval: Some(Interval {
            earliest: date,
            latest: date,
        }),
        precision: Precision::Day,
        edtf: date.to_string(),
        basis: Basis::Stated,
        from: None,
        range: None,
        rule: "given".into(),
        reason: "as stated".to_owned(),
        confidence: 1.0,
    }
}

fn read(rows: &str) -> (Given, Events) {
    let given = given(rows);
    let published = Published {
        date: Some(Date::day(2024, 5, 20)),
        basis: PublishedBasis::Given,
        span: None,
    };
    let events = events::find(
        &given.source,
        &given.syntax,
        &given.timexes,
        &given.actors,
        &published,
    );
    (given, events)
}

/// `date | status | KIND | agents -> patients | what`, one event a line.
fn report(rows: &str) -> String {
    let (given, found) = read(rows);
    let names = |ids: &[ActorId]| {
        ids.iter()
            .map(|id| given.actors.actors[id.index()].name.as_str())
            .collect::<Vec<_>>()
            .join(", ")
    };
    let mut out = String::new();
    for event in &found.events {
        let date = event
            .when
            .as_ref()
            .and_then(|when| when.start)
            .map_or("-".to_owned(), |date| date.to_string());
        writeln!(
            out,
            "{date} | {} | {} | {} -> {} | {}",
            event.status,
            event.kind,
            names(&event.agents),
            names(&event.patients),
            event.what
        )
        .expect("writing to a string");
    }
    out
}

fn tie(rows: &str) -> Vec<String> {
    let (given, found) = read(rows);
    let name = |id: ActorId| given.actors.actors[id.index()].name.clone();
    let line = |relation: &Relation| {
        format!(
            "{} {} {} {}",
            name(relation.from),
            relation.kind,
            relation.sign,
            name(relation.to)
        )
    };
    found.relations.iter().map(line).collect()
}

const ATTACK: &str = "
    Russia  Russia  PROPN NNP 2 nsubj [Russia]
    attacked attack VERB  VBD 0 root
    Ukraine Ukraine PROPN NNP 2 obj [Ukraine]
    on      on      ADP   IN  5 case
    Friday  Friday  PROPN NNP 2 obl {2024-05-17}
    .       .       PUNCT .   2 punct";

#[test]
fn active() {
    assert_eq!(
        report(ATTACK),
        "2024-05-17 | happened | ASSAULT | Russia -> Ukraine | Russia attacks Ukraine\n"
    );
    assert_eq!(tie(ATTACK), ["Russia attacks - Ukraine"]);
}

#[test]
fn passive() {
    let rows = "
        Ukraine  Ukraine PROPN NNP 3 nsubj:pass [Ukraine]
        was      be      AUX   VBD 3 aux:pass
        attacked attack  VERB  VBN 0 root
        by       by      ADP   IN  5 case
        Russia   Russia  PROPN NNP 3 obl:agent [Russia]";
    assert_eq!(
        report(rows),
        "2024-05-20 | happened | ASSAULT | Russia -> Ukraine | Ukraine is attacked by Russia\n"
    );
}

#[test]
fn a_relative_clause_takes_its_noun() {
    let rows = "
        Chile    Chile   PROPN NNP 4 nsubj [Chile]
        which    which   PRON  WDT 3 nsubj
        sued     sue     VERB  VBD 1 acl:relcl
        thanked  thank   VERB  VBD 0 root
        Peru     Peru    PROPN NNP 4 obj [Peru]";
    assert_eq!(
        report(rows),
        "2024-05-20 | happened | ACCUSE | Chile ->  | Chile sues\n\
         2024-05-20 | happened | SUPPORT | Chile -> Peru | Chile thanks Peru\n"
    );
}

#[test]
fn coordinated_verbs_share_their_subject() {
    let rows = "
        Chile    Chile   PROPN NNP 2 nsubj [Chile]
        left     leave   VERB  VBD 0 root
        and      and     CCONJ CC  4 cc
        accused  accuse  VERB  VBD 2 conj
        Peru     Peru    PROPN NNP 4 obj [Peru]";
    assert_eq!(
        report(rows),
        "2024-05-20 | happened | RETREAT | Chile ->  | Chile leaves\n\
         2024-05-20 | happened | ACCUSE | Chile -> Peru | Chile accuses Peru\n"
    );
}

#[test]
fn what_is_asked_without_a_date_is_part_of_the_demand() {
    let rows = "
        Niger   Niger  PROPN NNP 2 nsubj [Niger]
        asked   ask    VERB  VBD 0 root
        France  France PROPN NNP 2 obj [France]
        to      to     PART  TO  5 mark
        leave   leave  VERB  VB  2 xcomp";
    assert_eq!(
        report(rows),
        "2024-05-20 | happened | REQUEST | Niger -> France | Niger asks France to leave\n"
    );
    assert_eq!(tie(rows), ["Niger demands - France"]);
    let (_, found) = read(rows);
    assert_eq!(found.events[0].mentions.len(), 1);
}

#[test]
fn what_is_asked_for_a_day_is_an_event_of_its_own() {
    let rows = "
        Niger   Niger  PROPN NNP 2 nsubj [Niger]
        asked   ask    VERB  VBD 0 root
        France  France PROPN NNP 2 obj [France]
        to      to     PART  TO  5 mark
        leave   leave  VERB  VB  2 xcomp
        by      by     ADP   IN  7 case
        June    June   PROPN NNP 5 obl {2024-06-01}";
    let lines = report(rows);
    assert!(
        lines.contains("2024-06-01 | possible | RETREAT | France ->"),
        "{lines}"
    );
}

#[test]
fn a_request_that_is_rejected_is_part_of_the_rejection() {
    let rows = "
        Oman     Oman     PROPN NNP 2 nsubj [Oman]
        rejected reject   VERB  VBD 0 root
        an       a        DET   DT  5 det
        Qatari   qatari   ADJ   JJ  5 amod [Qatar]
        request  request  NOUN  NN  2 obj";
    assert_eq!(report(rows).lines().count(), 1, "{}", report(rows));
}

#[test]
fn a_plan_is_planned() {
    let rows = "
        France   France   PROPN NNP 3 nsubj [France]
        will     will     AUX   MD  3 aux
        leave    leave    VERB  VB  0 root
        Niger    Niger    PROPN NNP 3 obj [Niger]
        on       on       ADP   IN  6 case
        Sunday   Sunday   PROPN NNP 3 obl {2024-05-26}";
    assert_eq!(
        report(rows),
        "2024-05-26 | planned | RETREAT | France -> Niger | France is to leave Niger\n"
    );
}

#[test]
fn what_is_denied_makes_no_relation() {
    let rows = "
        Iran     Iran     PROPN NNP 2 nsubj [Iran]
        denied   deny     VERB  VBD 0 root
        that     that     SCONJ IN  5 mark
        it       it       PRON  PRP 5 nsubj
        attacked attack   VERB  VBD 2 ccomp
        Oman     Oman     PROPN NNP 5 obj [Oman]";
    let lines = report(rows);
    assert!(lines.contains("denied | ASSAULT | Iran -> Oman"), "{lines}");
    assert!(!tie(rows).contains(&"Iran attacks - Oman".to_owned()));
}

#[test]
fn a_noun_names_an_event_with_its_sides() {
    let rows = "
        France     France     PROPN NNP 3 nmod:poss [France]
        's         's         PART  POS 1 case
        withdrawal withdrawal NOUN  NN  6 nsubj
        from       from       ADP   IN  5 case
        Mali       Mali       PROPN NNP 3 nmod [Mali]
        ended      end        VERB  VBD 0 root";
    let lines = report(rows);
    assert!(lines.contains("RETREAT | France -> Mali"), "{lines}");
    assert_eq!(tie(rows), ["France withdraws - Mali"]);
}

#[test]
fn a_title_ties_its_holder() {
    let rows = "
        Macron   Macron    PROPN NNP 0 root [Emmanuel Macron]
        ,        ,         PUNCT .   1 punct
        president president NOUN NN 1 appos
        of       of        ADP   IN  5 case
        France   France    PROPN NNP 3 nmod [France]";
    assert!(
        tie(rows).contains(&"Emmanuel Macron leads 0 France".to_owned()),
        "{:?}",
        tie(rows)
    );
}

#[test]
fn support_received_comes_from_the_giver() {
    let rows = "
        Peru     Peru     PROPN NNP 2 nsubj [Peru]
        received receive  VERB  VBD 0 root
        support  support  NOUN  NN  2 obj
        from     from     ADP   IN  5 case
        Chile    Chile    PROPN NNP 3 nmod [Chile]";
    assert_eq!(tie(rows), ["Chile supports + Peru"]);
}

#[test]
fn who_does_the_verb_does_the_noun() {
    let rows = "
        Italy      Italy      PROPN NNP 2 nsubj [Italy]
        announced  announce   VERB  VBD 0 root
        a          a          DET   DT  4 det
        suspension suspension NOUN  NN  2 obj
        of         of         ADP   IN  6 case
        links      link       NOUN  NNS 4 nmod
        with       with       ADP   IN  8 case
        Serbia     Serbia     PROPN NNP 6 nmod [Serbia]";
    let lines = report(rows);
    assert!(lines.contains("SANCTION | Italy -> Serbia"), "{lines}");
}

#[test]
fn a_noun_that_says_the_verb_again_is_no_second_event() {
    let rows = "
        Finland  Finland PROPN NNP 2 nsubj [Finland]
        gave     give    VERB  VBD 0 root
        Chad     Chad    PROPN NNP 2 iobj [Chad]
        aid      aid     NOUN  NN  2 obj";
    insta::assert_snapshot!(report(rows), @"2024-05-20 | happened | AID | Finland -> Chad | Finland gives Chad aid");
}

#[test]
fn what_is_moved_is_no_patient() {
    let rows = "
        France   France   PROPN NNP 2 nsubj [France]
        withdrew withdraw VERB  VBD 0 root
        from     from     ADP   IN  4 case
        Mali     Mali     PROPN NNP 2 obl [Mali]";
    assert_eq!(tie(rows), ["France withdraws - Mali"]);
}

#[test]
fn halted_aid_is_no_support() {
    let rows = "
        Japan   Japan  PROPN NNP 2 nsubj [Japan]
        halted  halt   VERB  VBD 0 root
        aid     aid    NOUN  NN  2 obj
        to      to     ADP   IN  5 case
        Chad    Chad   PROPN NNP 3 nmod [Chad]";
    assert_eq!(tie(rows), ["Japan sanctions - Chad"]);
}

#[test]
fn help_to_come_is_agreed_to_and_help_withheld_is_refused() {
    let rows = |negation: &str| {
        format!(
            "
        Finland Finland PROPN NNP 4 nsubj [Finland]
        will    will    AUX   MD  4 aux
        {negation}
        help    help    VERB  VB  0 root
        Chad    Chad    PROPN NNP 4 obj [Chad]"
        )
    };
    let lines = report(&rows("gladly  gladly  ADV   IN  4 advmod"));
    assert!(lines.contains("planned | AGREE | Finland -> Chad"), "{lines}");
    let lines = report(&rows("not     not     PART  IN  4 advmod"));
    assert!(lines.contains("denied | REJECT | Finland -> Chad"), "{lines}");
}

#[test]
fn a_claim_of_force_accuses() {
    let rows = "
        Iran     Iran     PROPN NNP 2 nsubj [Iran]
        claimed  claim    VERB  VBD 0 root
        Oman     Oman     PROPN NNP 4 nsubj [Oman]
        attacked attack   VERB  VBD 2 ccomp
        Qatar    Qatar    PROPN NNP 4 obj [Qatar]";
    let lines = report(rows);
    assert!(lines.contains("ACCUSE | Iran -> Oman"), "{lines}");
    assert!(lines.contains("reported | ASSAULT | Oman -> Qatar"), "{lines}");
}

#[test]
fn a_second_subject_behind_the_verb_is_its_object() {
    let rows = "
        Iran     Iran     PROPN NNP 2 nsubj [Iran]
        accused  accuse   VERB  VBD 0 root
        Oman     Oman     PROPN NNP 2 nsubj [Oman]";
    assert_eq!(tie(rows), ["Iran accuses - Oman"]);
}

#[test]
fn a_title_before_a_name_ties_it_too() {
    let rows = "
        French    french    ADJ   JJ  2 amod [France]
        President President PROPN NNP 3 nmod:desc
        Macron    Macron    PROPN NNP 4 nsubj [Emmanuel Macron]
        left      leave     VERB  VBD 0 root";
    assert!(
        tie(rows).contains(&"Emmanuel Macron leads 0 France".to_owned()),
        "{:?}",
        tie(rows)
    );
}

#[test]
fn a_comma_may_part_title_and_name() {
    // The tree hangs the title elsewhere.
    let rows = "
        Norway   Norway    PROPN NNP 3 nmod:poss [Norway]
        's       's        PART  POS 1 case
        Minister minister  PROPN NNP 6 obl
        ,        ,         PUNCT .   3 punct
        Doe      Doe       PROPN NNP 6 nsubj [Jane Doe]
        left     leave     VERB  VBD 0 root";
    assert!(
        tie(rows).contains(&"Jane Doe leads 0 Norway".to_owned()),
        "{:?}",
        tie(rows)
    );
}

#[test]
fn the_office_that_names_its_body_ties() {
    let rows = "
        Doe       Doe       PROPN NNP 9 nsubj [Jane Doe]
        ,         ,         PUNCT .   9 punct
        financial financial ADJ   JJ  4 amod
        officer   officer   NOUN  NN  9 obl
        and       and       CCONJ CC  6 cc
        treasurer treasurer NOUN  NN  4 conj
        of        of        ADP   IN  8 case
        Norway    Norway    PROPN NNP 9 obl [Norway]
        left      leave     VERB  VBD 0 root";
    assert!(
        tie(rows).contains(&"Jane Doe member_of 0 Norway".to_owned()),
        "{:?}",
        tie(rows)
    );
}

#[test]
fn a_judgement_praises_or_criticises() {
    let rows = "
        Oman     Oman    PROPN NNP 2 nsubj [Oman]
        said     say     VERB  VBD 0 root
        Iran     Iran    PROPN NNP 5 nsubj [Iran]
        was      be      AUX   VBD 5 cop
        reckless reckless ADJ  JJ  2 ccomp";
    assert_eq!(tie(rows), ["Oman criticises - Iran"]);
    let rows = "
        Oman     Oman     PROPN NNP 2 nsubj [Oman]
        deemed   deem     VERB  VBD 0 root
        the      the      DET   DT  4 det
        presence presence NOUN  NN  2 obj
        of       of       ADP   IN  6 case
        Iran     Iran     PROPN NNP 4 nmod [Iran]
        illegal  illegal  ADJ   JJ  2 xcomp";
    assert_eq!(tie(rows), ["Oman criticises - Iran"]);
}

#[test]
fn a_crowd_that_competes_has_no_quarrel() {
    let rows = "
        Oman     Oman    PROPN NNP 6 nsubj [Oman]
        ,        ,       PUNCT .   3 punct
        Iran     Iran    PROPN NNP 1 conj [Iran]
        and      and     CCONJ CC  5 cc
        Peru     Peru    PROPN NNP 1 conj [Peru]
        competed compete VERB  VBD 0 root";
    assert!(tie(rows).is_empty(), "{:?}", tie(rows));
}

#[test]
fn who_is_ordered_to_leave_is_not_who_orders() {
    let rows = "
        France  France PROPN NNP 2 nsubj [France]
        left    leave  VERB  VBD 0 root
        after   after  SCONJ IN  5 mark
        Niger   Niger  PROPN NNP 5 nsubj [Niger]
        ordered order  VERB  VBD 2 advcl
        them    they   PRON  PRP 5 obj
        out     out    ADV   RP  5 advmod";
    assert!(
        tie(rows)
            .iter()
            .any(|tie| tie.starts_with("Niger demands") && tie.ends_with("France")),
        "{:?}",
        tie(rows)
    );
}

#[test]
fn the_object_is_found_behind_its_count() {
    // The tree hangs the object elsewhere.
    let rows = "
        Chile   Chile  PROPN NNP 2 nsubj [Chile]
        rescued rescue VERB  VBD 0 root
        over    over   ADP   IN  4 advmod
        300     300    NUM   NN  5 nummod
        Doe     Doe    PROPN NNP 7 amod [Jane Doe]
        boat    boat   NOUN  NN  7 nsubj
        sank    sink   VERB  VBD 2 conj";
    assert!(
        tie(rows).contains(&"Chile supports + Jane Doe".to_owned()),
        "{:?}",
        tie(rows)
    );
}

#[test]
fn what_is_expected_is_the_act() {
    let rows = "
        France   France   PROPN NNP 3 nsubj:pass [France]
        is       be       AUX   VBZ 3 aux:pass
        expected expect   VERB  VBN 0 root
        to       to       PART  TO  5 mark
        leave    leave    VERB  VB  3 xcomp
        Mali     Mali     PROPN NNP 5 obj [Mali]
        on       on       ADP   IN  8 case
        Sunday   Sunday   PROPN NNP 3 obl {2024-05-26}";
    assert_eq!(
        report(rows),
        "2024-05-26 | planned | RETREAT | France -> Mali | France is to leave Mali\n"
    );
}

#[test]
fn nothing_breaks_without_trees() {
    for rows in [
        "",
        "Wow wow INTJ NN 0 root",
        "a a NOUN NN 2 conj\nb b NOUN NN 0 root",
    ] {
        let (_, found) = read(rows);
        assert!(found.events.len() < 3);
    }
}

#[test]
fn a_plan_has_the_sides_of_what_is_planned() {
    let rows = "
        Chile   Chile  PROPN NNP 2 nsubj [Chile]
        plans   plan   VERB  VBZ 0 root
        to      to     PART  TO  4 mark
        sue     sue    VERB  VB  2 xcomp
        Peru    Peru   PROPN NNP 4 obj [Peru]";
    assert!(
        report(rows).contains("| OTHER | Chile -> Peru | Chile plans to sue Peru"),
        "{}",
        report(rows)
    );
}

#[test]
fn a_condition_names_whom_a_threat_is_for() {
    let rows = "
        Peru       Peru     PROPN NNP 2 nsubj [Peru]
        threatened threaten VERB  VBD 0 root
        to         to       PART  TO  4 mark
        withdraw   withdraw VERB  VB  2 xcomp
        unless     unless   SCONJ IN  7 mark
        Chile      Chile    PROPN NNP 7 nsubj [Chile]
        pays       pay      VERB  VBZ 4 advcl";
    let lines = report(rows);
    assert!(lines.contains("THREATEN | Peru -> Chile"), "{lines}");
}

#[test]
fn who_stops_a_protest_acts_on_who_protests() {
    let rows = "
        Chile   Chile  PROPN NNP 2 nsubj [Chile]
        banned  ban    VERB  VBD 0 root
        a       a      DET   DT  4 det
        protest protest NOUN NN  2 obj
        by      by     ADP   IN  6 case
        Peru    Peru   PROPN NNP 4 nmod [Peru]";
    assert_eq!(
        report(rows),
        "2024-05-20 | happened | COERCE | Chile -> Peru | Chile bans a protest by Peru\n"
    );
}

#[test]
fn help_to_do_something_is_no_aid() {
    let rows = "
        Chile   Chile  PROPN NNP 2 nsubj [Chile]
        helped  help   VERB  VBD 0 root
        to      to     PART  TO  4 mark
        bomb    bomb   VERB  VB  2 xcomp
        Peru    Peru   PROPN NNP 4 obj [Peru]";
    assert!(!report(rows).contains("AID"), "{}", report(rows));
}

#[test]
fn what_was_said_before_the_verb_stands_in_its_label() {
    let rows = "
        The       the      DET   DT  2 det
        port      port     NOUN  NN  4 nsubj
        has       have     AUX   VBZ 4 aux
        closed    close    VERB  VBN 0 root
        ,         ,        PUNCT .   7 punct
        Chile     Chile    PROPN NNP 7 nsubj [Chile]
        confirmed confirm  VERB  VBD 4 parataxis";
    let lines = report(rows);
    assert!(
        lines.contains("| Chile confirms that the port has closed"),
        "{lines}"
    );
}

/// "Russia attacked Ukraine" with these rows behind it.
fn attack_with(rows: &str) -> String {
    let head = "
        Russia   Russia  PROPN NNP 2 nsubj [Russia]
        attacked attack  VERB  VBD 0 root
        Ukraine  Ukraine PROPN NNP 2 obj [Ukraine]";
    let told = report(&format!("{head}\n{rows}"));
    told.split(" | ").next().unwrap_or_default().to_owned()
}

#[test]
fn a_time_that_is_compared_with_dates_nothing() {
    let than = "
        harder   hard    ADV   JJ  2 advmod
        than     than    ADP   IN  7 case
        in       in      ADP   IN  7 case
        2022     2022    NOUN  NN  4 obl {2022}";
    assert_eq!(attack_with(than), "2024-05-20");
    let those = "
        after    after   ADP   IN  5 case
        those    that    PRON  DT  2 obl
        of       of      ADP   IN  7 case
        2022     2022    NOUN  NN  5 nmod {2022}";
    assert_eq!(attack_with(those), "2024-05-20");
    let since = "
        ,        ,       PUNCT .   7 punct
        the      the     DET   DT  7 det
        first    first   ADJ   JJ  7 amod
        raid     raid    NOUN  NN  2 appos
        since    since   ADP   IN  9 case
        Crimea   Crimea  PROPN NNP 7 nmod
        in       in      ADP   IN  11 case
        2014     2014    NOUN  NN  9 nmod {2014}";
    assert_eq!(attack_with(since), "2024-05-20");
}

#[test]
fn no_later_than_bounds_and_does_not_compare() {
    let rows = "
        no       no      ADV   JJ  5 advmod
        later    late    ADV   JJ  7 advmod
        than     than    ADP   IN  5 fixed
        Friday   Friday  PROPN NNP 2 obl {2024-05-17}";
    assert_eq!(attack_with(rows), "2024-05-17");
}

#[test]
fn who_leads_an_act_does_not_lead_those_who_do_it() {
    let rows = "
        Chad       Chad       PROPN NNP 2 nsubj [Chad]
        oversaw    oversee    VERB  VBD 0 root
        the        the        DET   DT  4 det
        withdrawal withdrawal NOUN  NN  2 obj
        of         of         ADP   IN  6 case
        Sudan      Sudan      PROPN NNP 4 nmod [Sudan]";
    assert!(
        !tie(rows).iter().any(|tie| tie.contains("leads")),
        "{:?}",
        tie(rows)
    );
}

#[test]
fn what_a_thing_is_called_is_no_second_event() {
    let rows = "
        Chad     Chad     PROPN NNP 2 nsubj [Chad]
        declared declare  VERB  VBD 0 root
        the      the      DET   DT  4 det
        takeover takeover NOUN  NN  2 obj
        a        a        DET   DT  6 det
        coup     coup     NOUN  NN  2 xcomp";
    assert!(!report(rows).contains("coup takes"), "{}", report(rows));
}

#[test]
fn who_is_told_to_leave_is_who_leaves() {
    let rows = "
        Sudan   Sudan  PROPN NNP 3 nsubj [Sudan]
        will    will   AUX   MD  3 aux
        leave   leave  VERB  VB  0 root
        Chad    Chad   PROPN NNP 3 obj [Chad]
        after   after  SCONJ IN  7 mark
        Chad    Chad   PROPN NNP 7 nsubj [Chad]
        ordered order  VERB  VBD 3 advcl
        them    they   PRON  PRP 7 obj
        to      to     PART  TO  10 mark
        leave   leave  VERB  VB  7 xcomp";
    assert!(
        tie(rows)
            .iter()
            .any(|tie| tie.starts_with("Chad demands") && tie.ends_with("Sudan")),
        "{:?}",
        tie(rows)
    );
}

#[test]
fn the_day_of_a_purpose_is_that_of_the_act() {
    let rows = "
        The      the     DET   DT  2 det
        crew     crew    NOUN  NN  4 nsubj:pass [Chad]
        was      be      AUX   VBD 4 aux:pass
        removed  remove  VERB  VBN 0 root
        for      for     SCONJ IN  6 mark
        training train   VERB  VBG 4 advcl
        on       on      ADP   IN  8 case
        Sunday   Sunday  PROPN NNP 6 obl {2024-05-19}";
    let lines = report(rows);
    let removal = lines.lines().find(|line| line.contains("The crew is removed"));
    assert!(
        removal.is_some_and(|line| line.starts_with("2024-05-19")),
        "{lines}"
    );
}

#[test]
fn who_issues_a_statement_speaks_in_it() {
    let rows = "
        Doe       Doe       PROPN NNP 2 nsubj [Jane Doe]
        issued    issue     VERB  VBD 0 root
        the       the       DET   DT  5 det
        following following ADJ   JJ  5 amod
        statement statement NOUN  NN  2 obj
        :         :         PUNCT .   2 punct
        We        we        PRON  PRP 8 nsubj
        reject    reject    VERB  VBP 2 parataxis
        Sudan     Sudan     PROPN NNP 8 obj [Sudan]";
    let lines = report(rows);
    assert!(lines.contains("Jane Doe -> Sudan"), "{lines}");
}

#[test]
fn a_label_names_again_what_it_takes_up() {
    let rows = "
        Chad     Chad     PROPN NNP 2 nsubj [Chad]
        signed   sign     VERB  VBD 0 root
        a        a        DET   DT  4 det
        treaty   treaty   NOUN  NN  2 obj
        after    after    SCONJ IN  7 mark
        Sudan    Sudan    PROPN NNP 7 nsubj [Sudan]
        rejected reject   VERB  VBD 2 advcl
        it       it       PRON  PRP 7 obj";
    assert!(
        report(rows).contains("| Sudan rejects the treaty\n"),
        "{}",
        report(rows)
    );
}

#[test]
fn a_label_leaves_out_the_dateline() {
    let rows = "
        OSLO     Oslo     PROPN NNP 3 nmod:unmarked
        –        -        PUNCT .   1 punct
        Norway   Norway   PROPN NNP 4 nsubj [Norway]
        rejected reject   VERB  VBD 0 root
        the      the      DET   DT  6 det
        treaty   treaty   NOUN  NN  4 obj";
    assert!(
        report(rows).contains("| Norway rejects the treaty\n"),
        "{}",
        report(rows)
    );
}

#[test]
fn a_label_keeps_both_sides_of_a_cut() {
    let rows = "
        The       the       DET   DT  2 det
        agreement agreement NOUN  NN  10 nsubj
        between   between   ADP   IN  4 case
        Chad      Chad      PROPN NNP 2 nmod [Chad]
        and       and       CCONJ CC  9 cc
        the       the       DET   DT  9 det
        defence   defence   NOUN  NN  9 compound
        ministry  ministry  NOUN  NN  9 compound
        officials official  NOUN  NNS 4 conj
        collapsed collapse  VERB  VBD 0 root";
    let lines = report(rows);
    assert!(
        lines.contains("between Chad and the defence ministry officials"),
        "{lines}"
    );
}

#[test]
fn what_a_clause_leaves_open_is_the_noun_above_it() {
    let rows = "
        Chad    Chad   PROPN NNP 2 nsubj [Chad]
        opened  open   VERB  VBD 0 root
        the     the    DET   DT  4 det
        school  school NOUN  NN  2 obj
        Sudan   Sudan  PROPN NNP 6 nsubj [Sudan]
        built   build  VERB  VBD 4 acl:relcl
        in      in     ADP   IN  8 case
        haste   haste  NOUN  NN  6 obl";
    assert!(
        report(rows).contains("| Sudan builds the school in haste\n"),
        "{}",
        report(rows)
    );
}

#[test]
fn who_oversees_an_act_does_so_to_those_who_do_it() {
    let rows = "
        Chad       Chad       PROPN NNP 2 nsubj [Chad]
        oversees   oversee    VERB  VBZ 0 root
        the        the        DET   DT  4 det
        withdrawal withdrawal NOUN  NN  2 obj
        of         of         ADP   IN  6 case
        Sudan      Sudan      PROPN NNP 4 nmod [Sudan]";
    assert!(
        report(rows).contains("| OTHER | Chad -> Sudan |"),
        "{}",
        report(rows)
    );
}
