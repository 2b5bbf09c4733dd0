//! A tree for each mend, as the parser gave it and as it must be.
//!
//! A word is written form|lemma/tag/relation>head, heads counted from one, the root's 0; `@` marks a word of a date
//! and `#` one of a name.

use super::bench::Bench;
use super::{MENDS, Mend};
use crate::syntax::{Deprel, Sentence, Syntax, Token, Upos};
use crate::text::{Paragraph, ParagraphId, ParagraphKind, SentenceId, Source, Span, TokenId};

/// Name of the mend, the tree before, the relations after.
const CASES: &[(&str, &str, &str)] = &[
    (
        "perfect",
        "Norway/NNP/nsubj>2 has|have/VBZ/root>0 twice/RB/advmod>4 rejected|reject/VBN/ccomp>2 the/DT/det>6 plan/NN/obj>2 ././punct>2",
        "nsubj>4 aux>4 advmod>4 root>0 det>6 obj>4 punct>4",
    ),
    (
        "what is begun",
        "Troops/NNS/nsubj>2 started|start/VBD/root>0 leaving|leave/VBG/advcl>6 ,/,/punct>3 officials/NNS/nsubj>6 said|say/VBD/advcl>2 ././punct>2",
        "nsubj>2 root>0 xcomp>2 punct>3 nsubj>6 advcl>2 punct>2",
    ),
    (
        "said without that",
        "Norway/NNP/nsubj>3 has|have/VBZ/aux>3 announced|announce/VBN/advcl>6 it/PRP/nsubj>6 will/MD/aux>6 pay|pay/VB/root>0 ././punct>6",
        "nsubj>3 aux>3 root>0 nsubj>6 aux>6 ccomp>3 punct>6",
    ),
    (
        "noun behind a name",
        "Beirut/NNP/nsubj>2 rejected|reject/VBD/root>0 a/DT/det>5 United/NNP/amod>5 Nations/NNP/nsubj>6 appeal/VBP/amod>2 ././punct>2",
        "nsubj>2 root>0 det>6 amod>5 compound>6 obj>2 punct>2",
    ),
    (
        "end of the subject",
        "The/DT/det>2 watchdog/NN/nsubj>5 Harbour/NNP/amod>4 Watch/NNP/compound>5 accused|accuse/VBD/root>0 the/DT/det>7 port/NN/obj>5 ././punct>5",
        "det>2 nmod:desc>4 amod>4 nsubj>5 root>0 det>7 obj>5 punct>5",
    ),
    (
        "speaker below the told",
        "Malta/NNP/nsubj>3 has|have/VBZ/aux>3 announced|announce/VBN/advcl>6 it/PRP/nsubj>6 will/MD/aux>6 send/VB/root>0 ships/NNS/obj>6 ././punct>6",
        "nsubj>3 aux>3 root>0 nsubj>6 aux>6 ccomp>3 obj>6 punct>3",
    ),
    (
        "clause behind a conjunction",
        "They/PRP/nsubj>2 left|leave/VBD/root>0 after/IN/case>5 a/DT/det>5 number/NN/obl>2 of/IN/case>7 farmers/NNS/nmod>5 crossed|cross/VBN/acl>7 the/DT/det>10 river/NN/obj>8 ././punct>2",
        "nsubj>2 root>0 mark>8 det>5 nsubj>8 case>7 nmod>5 advcl>2 det>10 obj>8 punct>2",
    ),
    (
        "end of the subject",
        "The/DT/det>2 watchdog/NN/nsubj>5 Harbour#/NNP/nsubj>5 International#/NNP/amod>5 accused|accuse/VBD/root>0 the/DT/det>7 port/NN/obj>5 ././punct>5",
        "det>2 nmod:desc>4 compound>4 nsubj>5 root>0 det>7 obj>5 punct>5",
    ),
    (
        "pronoun with a noun",
        "tomorrow@/NN/compound>3 she/PRP/nsubj>3 plans|plan/NNS/root>0 to/TO/mark>5 meet/VB/acl>3 the/DT/det>7 mayor/NN/obj>5 ././punct>3",
        "obl:unmarked>3 nsubj>3 root>0 mark>5 xcomp>3 det>7 obj>5 punct>3",
    ),
    (
        "closing speaker",
        "Rebels/NNS/nsubj>2 freed|free/VBD/ccomp>9 pilots/NNS/obj>2 in/IN/case>5 Mali/NNP/nmod>3 ,/,/punct>7 police/NN/appos>5 chiefs/NNS/conj>3 said|say/VBD/root>0 ././punct>9",
        "nsubj>2 ccomp>9 obj>2 case>5 nmod>3 punct>7 appos>5 conj>3 root>0 punct>9",
    ),
    (
        "closing speaker",
        "Rebels/NNS/nsubj>2 freed|free/VBD/ccomp>11 pilots/NNS/obj>2 in/IN/case>5 Mali/NNP/nmod>3 ,/,/punct>7 officers/NNS/conj>5 and/CC/cc>10 two/CD/nummod>10 witnesses/NNS/conj>3 said|say/VBD/root>0 ././punct>11",
        "nsubj>2 ccomp>11 obj>2 case>5 nmod>3 punct>7 nsubj>11 cc>10 nummod>10 conj>7 root>0 punct>11",
    ),
    (
        "closing speaker",
        "Rebels/NNS/nsubj>2 freed|free/VBD/ccomp>8 pilots/NNS/obj>2 in/IN/case>5 Mali/NNP/nmod>3 ,/,/punct>7 police/NN/appos>5 said|say/VBD/root>0 ././punct>8",
        "nsubj>2 ccomp>8 obj>2 case>5 nmod>3 punct>7 nsubj>8 root>0 punct>8",
    ),
    (
        "closing saying",
        "Guards/NNS/nsubj>2 beat|beat/VBD/root>0 scores/NNS/obj>2 of/IN/case>5 refugees/NNS/obl>9 ,/,/punct>9 the/DT/det>8 group/NN/nsubj>9 said|say/VBD/acl:relcl>3 Monday@/NNP/obl:unmarked>9 ././punct>2",
        "nsubj>2 ccomp>9 obj>2 case>5 obl>2 punct>9 det>8 nsubj>9 root>0 obl:unmarked>9 punct>2",
    ),
    (
        "closing saying",
        "Tanks/NNS/nsubj>2 left|leave/VBD/root>0 ,/,/punct>2 but/CC/cc>6 guns/NNS/nsubj>6 stayed|stay/VBD/conj>2 ,/,/punct>9 officers/NNS/nsubj>9 added|add/VBD/xcomp>6 ././punct>2",
        "nsubj>2 root>0 punct>2 cc>6 nsubj>6 conj>2 punct>9 nsubj>9 parataxis>6 punct>2",
    ),
    (
        "participle of the speaker",
        "The/DT/det>2 agency/NN/nsubj>3 working|work/VBG/ccomp>6 in/IN/case>5 Mali/NNP/obl>3 said|say/VBD/root>0 aid/NN/nsubj>8 came|come/VBD/ccomp>6 ././punct>6",
        "det>2 nsubj>6 acl>2 case>5 obl>3 root>0 nsubj>8 ccomp>6 punct>6",
    ),
    (
        "day as subject",
        "Farmers/NNS/nsubj>2 marched|march/VBD/root>0 in/IN/case>4 Lima/NNP/obl>2 on/IN/mark>7 Sunday@/NNP/amod>7 calling|call/VBG/advcl>2 for/IN/case>9 aid/NN/obl>7 ././punct>2",
        "nsubj>2 root>0 case>4 obl>2 case>6 obl>2 advcl>2 case>9 obl>7 punct>2",
    ),
    (
        "two subjects",
        "Thousands/NNS/nsubj>9 of/IN/case>3 Kurds/NNPS/nmod>1 marched|march/VBN/acl>3 in/IN/case>6 Erbil/NNP/obl>4 ,/,/punct>9 witnesses/NNS/nsubj>9 said|say/VBD/root>0 ././punct>9",
        "nsubj>4 case>3 nmod>1 ccomp>9 case>6 obl>4 punct>9 nsubj>9 root>0 punct>9",
    ),
    (
        "phrase as subject",
        "Five/CD/nummod>2 hundred/CD/nsubj>5 Malian/JJ/amod>4 rebels/NNS/nsubj>5 surrendered|surrender/VBD/root>0 ././punct>5",
        "nummod>2 nummod>4 amod>4 nsubj>5 root>0 punct>5",
    ),
    (
        "phrase as subject",
        "The/DT/det>4 Qantas/NNP/nsubj>4 747/CD/nummod>4 jet/NN/nsubj>5 crashed|crash/VBD/root>0 ././punct>5",
        "det>4 compound>4 nummod>4 nsubj>5 root>0 punct>5",
    ),
    (
        "object without preposition",
        "Soldiers/NNS/nsubj>2 arrested|arrest/VBD/root>0 more/JJR/advmod>5 than/IN/fixed>3 100/CD/nummod>6 miners/NNS/obl>2 ././punct>2",
        "nsubj>2 root>0 advmod>5 fixed>3 nummod>6 obj>2 punct>2",
    ),
    (
        "object without preposition",
        "Teachers/NNS/nsubj>2 called|call/VBD/root>0 off/RP/case>5 a/DT/det>5 strike/NN/obl>2 ././punct>2",
        "nsubj>2 root>0 compound:prt>2 det>5 obj>2 punct>2",
    ),
    (
        "doer of the object",
        "Peru/NNP/nsubj>2 rejected|reject/VBD/root>0 calls|call/NNS/obj>2 by/IN/case>5 bishops/NNS/obl>2 ././punct>2",
        "nsubj>2 root>0 obj>2 case>5 nmod>3 punct>2",
    ),
    (
        "doer of the object",
        "The/DT/det>2 law/NN/nsubj>3 predates|predate/VBZ/root>0 his/DT/det>5 birth|birth/NN/obj>3 by/IN/case>7 decades|decade/NNS/obl>3 ././punct>3",
        "det>2 nsubj>3 root>0 det>5 obj>3 case>7 obl>3 punct>3",
    ),
    (
        "gerund behind by",
        "The/DT/det>2 South/NNP/nsubj>3 retaliated|retaliate/VBN/root>0 by/IN/case>6 bombing/NN/compound>6 depots/NNS/obl:agent>3 ././punct>3",
        "det>2 nsubj>3 root>0 mark>5 advcl>3 obj>5 punct>3",
    ),
    (
        "modifier with an auxiliary",
        "Hackers/NNS/nsubj>2 angered|anger/VBN/root>0 by/IN/case>4 films/NNS/obl>2 have|have/VBP/aux>6 defaced|deface/VBN/amod>8 Danish/JJ/amod>8 sites/NNS/obj>2 ././punct>2",
        "nsubj>2 root>0 case>4 obl>2 aux>6 dep>2 amod>8 obj>6 punct>2",
    ),
    (
        "day as subject",
        "Farmers/NNS/nsubj>2 marched|march/VBD/root>0 in/IN/case>4 Lima/NNP/obl>2 on/IN/mark>7 Sunday@/NNP/nsubj>7 calling|call/VBG/acl>4 for/IN/case>9 aid/NN/obl>7 ././punct>2",
        "nsubj>2 root>0 case>4 obl>2 case>6 obl>2 advcl>2 case>9 obl>7 punct>2",
    ),
    (
        "phrase hung on a day",
        "Chile/NNP/nsubj>2 sent|send/VBD/root>0 a/DT/det>4 letter/NN/obj>2 Saturday@/NNP/appos>4 to/IN/case>7 Peru/NNP/nmod>5 ././punct>2",
        "nsubj>2 root>0 det>4 obj>2 appos>4 case>7 nmod>4 punct>2",
    ),
    (
        "subject in brackets",
        "Ann/NNP/nmod:desc>3 (/-LRB-/punct>3 Iowa/NNP/nsubj>5 )/-RRB-/punct>3 spoke|speak/VBD/root>0 ././punct>5",
        "nsubj>5 punct>3 appos>1 punct>3 root>0 punct>5",
    ),
    (
        "passive without be",
        "Ann/NNP/nsubj>5 and/CC/cc>3 several/JJ/amod>4 others/NNS/nsubj:pass>5 pressed|press/VBN/root>0 ././punct>5",
        "nsubj>5 cc>3 amod>4 conj>1 root>0 punct>5",
    ),
    (
        "day inside the subject",
        "The/DT/det>2 senator/NN/nsubj>5 on/IN/case>4 Monday@/NNP/conj>2 spoke|speak/VBD/root>0 ././punct>5",
        "det>2 nsubj>5 case>4 obl>5 root>0 punct>5",
    ),
    (
        "clause behind a conjunction",
        "They/PRP/nsubj>2 left|leave/VBD/root>0 after/IN/case>5 the/DT/det>5 council/NN/obl>2 ordered|order/VBN/acl>5 them/PRP/obj>6 ././punct>2",
        "nsubj>2 root>0 mark>6 det>5 nsubj>6 advcl>2 obj>6 punct>2",
    ),
    (
        "day before the subject",
        "By/IN/case>4 Tuesday@/NNP/compound>4 night@/NN/compound>4 firms/NNS/obl>6 had|have/VBD/aux>6 pledged|pledge/VBN/root>0 help/NN/obj>6 ././punct>6",
        "case>3 compound>3 obl>6 nsubj>6 aux>6 root>0 obj>6 punct>6",
    ),
    (
        "day before the subject",
        "Friday@/NNP/compound>2 officials/NNS/nsubj>3 met|meet/VBD/root>0 ././punct>3",
        "obl:unmarked>3 nsubj>3 root>0 punct>3",
    ),
    (
        "counted subject",
        "Up/IN/case>4 to/IN/case>4 100/CD/nummod>4 farmers/NNS/nmod>5 marched|march/VBN/root>0 ././punct>5",
        "advmod>3 advmod>3 nummod>4 nsubj>5 root>0 punct>5",
    ),
    (
        "counted subject",
        "More/RBR/amod>4 than/IN/case>4 360/CD/nummod>4 ships/NNS/nsubj>5 waited|wait/VBD/root>0 ././punct>5",
        "advmod>3 fixed>1 nummod>4 nsubj>5 root>0 punct>5",
    ),
    (
        "reduced relative",
        "The/DT/det>2 bill/NN/nsubj>3 approved|approve/VBD/root>0 by/IN/case>6 the/DT/det>6 Senate/NNP/obl>3 includes|include/VBZ/acl:relcl>6 aid/NN/obj>7 ././punct>3",
        "det>2 nsubj>7 acl>2 case>6 det>6 obl>3 root>0 obj>7 punct>7",
    ),
    (
        "reduced relative",
        "Ann/NNP/nsubj>4 ,/,/punct>4 who/WP/nsubj>4 works|work/VBZ/root>0 here/RB/advmod>4 ,/,/punct>4 served|serve/VBD/advcl>4 abroad/RB/advmod>7 ././punct>4",
        "nsubj>7 punct>4 nsubj>4 acl:relcl>1 advmod>4 punct>4 root>0 advmod>7 punct>7",
    ),
    (
        "reduced relative",
        "Ann/NNP/nsubj>4 ,/,/punct>4 who/WP/nsubj>4 runs|run/VBZ/root>0 banks/NNS/nsubj>7 ,/,/punct>7 offered|offer/VBD/conj>4 help/NN/obj>7 ././punct>4",
        "nsubj>7 punct>4 nsubj>4 acl:relcl>1 obj>4 punct>7 root>0 obj>7 punct>7",
    ),
    (
        "subject behind a fronted clause",
        "Following|follow/VBG/csubj>7 talks/NNS/obj>1 in/IN/case>4 Peru/NNP/nmod>2 ,/,/punct>6 Chile/NNP/conj>4 sent|send/VBD/root>0 help/NN/obj>7 ././punct>7",
        "advcl>7 obj>1 case>4 nmod>2 punct>6 nsubj>7 root>0 obj>7 punct>7",
    ),
    (
        "participle behind a noun",
        "The/DT/det>2 probe/NN/nsubj>8 ,/,/punct>4 launched|launch/VBD/acl:relcl>2 in/IN/case>6 May@/NNP/obl>4 ,/,/punct>2 works|work/VBZ/root>0 ././punct>8",
        "det>2 nsubj>8 punct>4 acl>2 case>6 obl>4 punct>2 root>0 punct>8",
    ),
    (
        "phrase as subject",
        "Since/IN/case>3 its/PRP$/nmod:poss>3 start/NN/nsubj>7 the/DT/det>5 fund/NN/nsubj>7 has|have/VBZ/aux>7 grown|grow/VBN/root>0 ././punct>7",
        "case>3 nmod:poss>3 obl>7 det>5 nsubj>7 aux>7 root>0 punct>7",
    ),
    (
        "phrase as subject",
        "The/DT/det>3 D.C./NNP/nsubj>4 office/NN/nsubj>4 opened|open/VBD/root>0 ././punct>4",
        "det>3 compound>3 nsubj>4 root>0 punct>4",
    ),
    (
        "phrase as subject",
        "Israel/NNP/nsubj>4 's/POS/case>1 cabinet/NN/nsubj>4 met|meet/VBD/root>0 ././punct>4",
        "nmod:poss>3 case>1 nsubj>4 root>0 punct>4",
    ),
    (
        "object with a participle",
        "Chile/NNP/nsubj>2 backed|back/VBD/root>0 plans/NNS/nsubj>4 prepared|prepare/VBD/ccomp>2 here/RB/advmod>4 ././punct>2",
        "nsubj>2 root>0 obj>2 acl>3 advmod>4 punct>2",
    ),
    (
        "phrase as subject",
        "The/DT/det>2 Business/NN/nsubj>4 Health/NNP/compound>4 Act/NNP/nsubj:pass>6 is|be/VBZ/aux:pass>6 backed|back/VBN/root>0 ././punct>6",
        "det>2 compound>4 compound>4 nsubj:pass>6 aux:pass>6 root>0 punct>6",
    ),
    (
        "title of a phrase",
        "Senators/NNS/nmod:desc>4 on/IN/case>4 the/DT/det>4 committee/NN/nsubj>5 wrote|write/VBD/root>0 ././punct>5",
        "nsubj>5 case>4 det>4 nmod>1 root>0 punct>5",
    ),
    (
        "vocative",
        "The/DT/det>2 probe/NN/vocative>3 crashed|crash/VBN/root>0 ././punct>3",
        "det>2 nsubj>3 root>0 punct>3",
    ),
    (
        "object before a day",
        "Students/NNS/nsubj>2 staged|stage/VBD/root>0 protests/NNS/compound>4 Saturday@/NNP/obl:unmarked>2 ././punct>2",
        "nsubj>2 root>0 obj>2 obl:unmarked>2 punct>2",
    ),
    (
        "finite verb beside an infinitive",
        "Peru/NNP/nsubj>2 urged|urge/VBD/root>0 them/PRP/obj>2 to/TO/mark>5 stay|stay/VB/xcomp>2 and/CC/cc>8 will/MD/aux>8 help|help/VB/conj>5 ././punct>2",
        "nsubj>2 root>0 obj>2 mark>5 xcomp>2 cc>8 aux>8 conj>2 punct>2",
    ),
    (
        "sentence without a verb",
        "Prisoners/NNS/root>0 rioted|riot/VBN/acl>1 at/IN/case>5 a/DT/det>5 jail/NN/obl>2 ././punct>1",
        "nsubj>2 root>0 case>5 det>5 obl>2 punct>2",
    ),
    (
        "sentence without a verb",
        "Unions/NNS/root>0 called|call/VBN/acl>1 off/RP/case>5 their/PRP$/nmod:poss>5 strike/NN/obl>2 ././punct>1",
        "nsubj>2 root>0 case>5 nmod:poss>5 obl>2 punct>2",
    ),
    (
        "passive without be",
        "The/DT/det>2 lander/NN/nsubj:pass>3 touched|touch/VBN/root>0 down/RP/compound:prt>3 ././punct>3",
        "det>2 nsubj>3 root>0 compound:prt>3 punct>3",
    ),
    (
        "passive with a copula",
        "The/DT/det>2 manual/NN/nsubj>4 was|be/VBD/cop>4 prepared|prepare/VBN/root>0 in/IN/case>6 1958@/CD/obl>4 ././punct>4",
        "det>2 nsubj:pass>4 aux:pass>4 root>0 case>6 obl>4 punct>4",
    ),
    (
        "verb as modifier",
        "The/DT/det>2 bank/NN/nsubj>5 cut|cut/VBN/amod>5 interest/NN/compound>5 rates/NNS/root>0 ././punct>5",
        "det>2 nsubj>3 root>0 compound>5 obj>3 punct>5",
    ),
    (
        "verb as modifier",
        "The/DT/det>2 army/NN/nsubj>7 demolished/JJ/amod>4 homes/NNS/nmod>2 ,/,/punct>6 officials/NNS/nmod>4 said|say/VBD/root>0 ././punct>7",
        "det>2 nsubj>3 ccomp>7 obj>3 punct>6 nsubj>7 root>0 punct>7",
    ),
    (
        "dateline",
        "GAZA/NNP/nsubj:pass>7 CITY/NNP/flat>1 ://punct>1 Four/CD/nummod>5 children/NNS/appos>1 were|be/VBD/aux:pass>7 hurt/VBN/root>0 ././punct>7",
        "dislocated>5 flat>1 punct>1 nummod>5 nsubj:pass>7 aux:pass>7 root>0 punct>7",
    ),
    (
        "two subjects",
        "Washington/NNP/nsubj>5 ,/,/punct>1 the/DT/det>4 Senate/NNP/nsubj>5 passed|pass/VBD/root>0 it/PRP/obj>5 ././punct>5",
        "dislocated>5 punct>1 det>4 nsubj>5 root>0 obj>5 punct>5",
    ),
    (
        "two subjects",
        "The/DT/det>2 probe/NN/nsubj>9 crashed|crash/VBN/acl>2 on/IN/case>5 Friday@/NNP/obl>3 ,/,/punct>2 the/DT/det>8 agency/NN/nsubj>9 said|say/VBD/root>0 ././punct>9",
        "det>2 nsubj>3 ccomp>9 case>5 obl>3 punct>2 det>8 nsubj>9 root>0 punct>9",
    ),
    (
        "cut name",
        "Ann/NNP/nsubj>2 said|say/VBD/root>0 the/DT/det>4 Health#/NNP/obj>2 and#/CC/cc>8 Services#/NNP/nsubj>8 will/MD/aux>8 pay/VB/conj>2 ././punct>2",
        "nsubj>2 root>0 det>4 nsubj>8 cc>6 conj>4 aux>8 ccomp>2 punct>2",
    ),
    (
        "number of a relative clause",
        "It/PRP/nsubj>2 moved|move/VBD/root>0 troops/NNS/obj>2 ,/,/punct>6 which/WDT/nsubj>6 numbers/NNS/acl:relcl>3 nearly/RB/advmod>8 90/CD/obl>2 ././punct>2",
        "nsubj>2 root>0 obj>2 punct>6 nsubj>6 acl:relcl>3 advmod>8 obj>6 punct>2",
    ),
];

fn upos(tag: &str) -> Upos {
    match tag {
        "NNP" | "NNPS" => Upos::Propn,
        "NN" | "NNS" => Upos::Noun,
        "VBD" | "VBN" | "VBG" | "VBP" | "VBZ" | "VB" => Upos::Verb,
        "MD" => Upos::Aux,
        "JJ" | "JJR" => Upos::Adj,
        "RB" | "RBR" => Upos::Adv,
        "IN" | "RP" => Upos::Adp,
        "CD" => Upos::Num,
        "DT" => Upos::Det,
        "CC" => Upos::Cconj,
        "PRP" | "WDT" => Upos::Pron,
        _ => Upos::Punct,
    }
}

/// The text, its tree, and which words are days.
fn tree(written: &str) -> (Source, Syntax, Vec<Option<u32>>) {
    let mut syntax = Syntax::default();
    let (mut text, mut days) = (String::new(), Vec::new());
    for word in written.split(' ') {
        let (rest, head) = word.rsplit_once('>').expect("a head");
        let (rest, relation) = rest.rsplit_once('/').expect("a relation");
        let (form, tag) = rest.split_once('/').expect("a tag");
        let (form, day) = form.strip_suffix('@').map_or((form, false), |form| (form, true));
        let (form, name) = form.strip_suffix('#').map_or((form, false), |form| (form, true));
        let (form, lemma) = form.split_once('|').unwrap_or((form, form));
        if !text.is_empty() {
            text.push(' ');
        }
        let start = text.len();
        text.push_str(form);
        let relation: Deprel = relation.parse().expect("a relation");
        let upos = match (upos(tag), relation) {
            (Upos::Verb, Deprel::Aux | Deprel::AuxPass | Deprel::Cop) => Upos::Aux,
            (upos, _) => upos,
        };
        let at = syntax.tokens.len() as u32;
        syntax.tokens.push(Token {
            span: Span::new(start, text.len()),
            sentence: SentenceId(0),
        });
        syntax.upos.push(upos);
        syntax.xpos.push(tag_of(tag));
        syntax.lemmas.push(lemma.to_lowercase().into_boxed_str());
        let head: u32 = head.parse().expect("a number");
        syntax.heads.push(head.checked_sub(1).map(TokenId));
        syntax.deprels.push(relation);
        days.push(day.then_some(0));
        if name {
            match syntax.names.last_mut() {
                Some(name) => name.tokens.end = at + 1,
                None => syntax.names.push(crate::syntax::Name {
                    span: Span::new(start, text.len()),
                    tokens: at..at + 1,
                    kind: crate::syntax::NameKind::Org,
                    confidence: 1.0,
                }),
            }
        }
    }
    syntax.sentences.push(Sentence {
        span: Span::new(0, text.len()),
        tokens: 0..syntax.tokens.len() as u32,
        paragraph: ParagraphId(0),
    });
    let paragraph = Paragraph {
        span: Span::new(0, text.len()),
        kind: ParagraphKind::Body,
    };
    let source = Source {
        text: text.into(),
        paragraphs: vec![paragraph],
    };
    (source, syntax.with_children(), days)
}

/// Tags are kept for the whole run.
fn tag_of(tag: &str) -> &'static str {
    [
        "NNP", "NN", "NNS", "VBD", "VBN", "VBG", "VBP", "VBZ", "VB", "MD", "JJ", "RB", "RBR", "IN", "RP",
        "CD", "DT", "CC", "PRP", "PRP$", "WDT", "JJR", "NNPS", "TO",
    ]
    .into_iter()
    .find(|known| *known == tag)
    .unwrap_or(".")
}

fn mended(mend: &Mend, written: &str) -> String {
    let (source, syntax, days) = tree(written);
    let mut bench = Bench::new(&source, syntax.clone(), days);
    assert!(bench.open(0), "a headline");
    (mend.apply)(&mut bench);
    bench.close(&syntax);
    let after = bench.finish();
    let arcs = after
        .heads
        .iter()
        .zip(&after.deprels)
        .map(|(head, relation)| format!("{}>{}", relation.as_str(), head.map_or(0, |head| head.0 + 1)));
    arcs.collect::<Vec<_>>().join(" ")
}

#[test]
fn each_mend_does_what_its_tree_shows() {
    for (name, before, after) in CASES {
        let mend = MENDS.iter().find(|mend| mend.name == *name).expect(name);
        assert_eq!(mended(mend, before), *after, "{name}: {before}");
    }
    for mend in MENDS {
        assert!(
            CASES.iter().any(|(name, _, _)| *name == mend.name),
            "no tree shows {}",
            mend.name
        );
    }
}

#[test]
fn no_mend_touches_the_mended() {
    for (name, before, after) in CASES {
        let words = before.split(' ').zip(after.split(' ')).map(|(word, arc)| {
            let (word, _) = word.rsplit_once('/').expect("a relation");
            format!("{word}/{arc}")
        });
        let good: Vec<String> = words.collect();
        let mend = MENDS.iter().find(|mend| mend.name == *name).expect(name);
        assert_eq!(mended(mend, &good.join(" ")), *after, "{name}");
    }
}
