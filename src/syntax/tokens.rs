//! The tokeniser: words by the conventions of UD English EWT. "don't" gives "do" and "n't", "well-known"
//! three words, "$5" two; "U.S.", "1,000", "e-mail", addresses and telephone numbers stay whole.
//!
//! It works on one chunk between white space at a time, in linear time. Which full stops end a sentence is
//! judged in `sentences`; here they are only cut from words that do not own them.

use super::wordlists::{ABBREVIATIONS, CLITICS, GLUED, KEPT_PREFIXES, UNITS};
use crate::text::Span;

/// Appends the tokens of one paragraph.
pub(crate) fn tokenise(text: &str, paragraph: Span, out: &mut Vec<Span>) {
    let part = paragraph.of(text);
    let base = paragraph.start as usize;
    let mut start = None;
    for (at, c) in part.char_indices() {
        if is_space(c) {
            if let Some(from) = start.take() {
                chunk(text, base + from, base + at, out);
            }
        } else if start.is_none() {
            start = Some(at);
        }
    }
    if let Some(from) = start {
        chunk(text, base + from, base + part.len(), out);
    }
}

/// White space and the invisible characters that only steer the layout.
fn is_space(c: char) -> bool {
    c.is_whitespace()
        || matches!(
            c,
            '\u{200b}' | '\u{feff}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}'
        )
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | '`' | '´')
}

/// Letters, digits and the marks that combine with them.
fn is_word(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '\u{300}'..='\u{36f}' | '_')
}

/// One chunk: characters with their byte offsets, and a closing offset.
struct Chunk<'a> {
    text: &'a str,
    chars: Vec<(usize, char)>,
    end: usize,
}

impl Chunk<'_> {
    fn at(&self, index: usize) -> Option<char> {
        self.chars.get(index).map(|&(_, c)| c)
    }

    fn offset(&self, index: usize) -> usize {
        self.chars.get(index).map_or(self.end, |&(offset, _)| offset)
    }

    fn slice(&self, from: usize, to: usize) -> &str {
        self.text.get(self.offset(from)..self.offset(to)).unwrap_or("")
    }

    fn is(&self, index: usize, test: impl Fn(char) -> bool) -> bool {
        self.at(index).is_some_and(test)
    }

    fn digit(&self, index: usize) -> bool {
        self.is(index, |c| c.is_ascii_digit())
    }

    fn letter(&self, index: usize) -> bool {
        self.is(index, char::is_alphabetic)
    }

    /// End of the run of characters from `from` that pass the test.
    fn run(&self, from: usize, test: impl Fn(char) -> bool) -> usize {
        let mut at = from;
        while self.is(at, &test) {
            at += 1;
        }
        at
    }
}

fn chunk(text: &str, start: usize, end: usize, out: &mut Vec<Span>) {
    let part = text.get(start..end).unwrap_or("");
    let chunk = Chunk {
        text,
        chars: part.char_indices().map(|(at, c)| (start + at, c)).collect(),
        end,
    };
    let mut at = 0;
    while at < chunk.chars.len() {
        let next = token(&chunk, at).max(at + 1);
        let span = Span::new(chunk.offset(at), chunk.offset(next));
        split_word(text, span, out);
        at = next;
    }
}

/// Where the token that starts at `at` ends.
fn token(chunk: &Chunk, at: usize) -> usize {
    let Some(c) = chunk.at(at) else { return at + 1 };
    if let Some(end) = address(chunk, at) {
        return end;
    }
    if let Some(end) = emoticon(chunk, at) {
        return end;
    }
    if is_word(c) {
        return word(chunk, at);
    }
    let next = chunk.at(at + 1);
    match c {
        // ".5" and ".doc", but "...": a run
        '.' => {
            let end = chunk.run(at, |c| matches!(c, '.' | '?' | '!'));
            if end == at + 1 && (chunk.digit(end) || (at == 0 && chunk.letter(end))) {
                word(chunk, end)
            } else {
                end
            }
        }
        '!' | '?' => chunk.run(at, |c| matches!(c, '!' | '?')),
        // "#news" and "@name" hold together, "#1" does not
        '#' | '@' if chunk.letter(at + 1) => chunk.run(at + 1, is_word),
        '-' | '=' | '*' | '~' | '_' | '<' | '>' | '+' | '^' | '#' | '$' => {
            let end = chunk.run(at, |other| other == c);
            let sign = matches!(c, '-' | '+') && end == at + 1 && at == 0;
            if sign && chunk.digit(end) {
                word(chunk, end)
            } else {
                end
            }
        }
        // a contraction's tail at the head of a chunk, and "'90s", "'em"
        c if is_apostrophe(c) => {
            if next == Some(c) {
                return at + 2;
            }
            let end = chunk.run(at + 1, is_word);
            let tail = chunk.slice(at + 1, end).to_ascii_lowercase();
            let cut = CLITICS.contains(&tail.as_str()) && !chunk.is(end, is_apostrophe);
            let decade =
                chunk.digit(at + 1) && chunk.digit(at + 2) && (tail.len() == 2 || tail.ends_with("0s"));
            if cut || decade || matches!(tail.as_str(), "em" | "til" | "cause" | "tis" | "twas") {
                end
            } else {
                at + 1
            }
        }
        // flags, families and skin tones hold together
        c if is_pictograph(c) => {
            let mut end = at + 1;
            while chunk.is(end, |c| {
                matches!(c, '\u{fe0f}' | '\u{200d}' | '\u{1f3fb}'..='\u{1f3ff}')
            }) || (chunk.at(end - 1) == Some('\u{200d}') && chunk.is(end, is_pictograph))
            {
                end += 1;
            }
            end
        }
        _ => at + 1,
    }
}

fn is_pictograph(c: char) -> bool {
    matches!(c, '\u{1f000}'..='\u{1faff}' | '\u{2600}'..='\u{27bf}')
}

/// Web and mail addresses and file names, without the punctuation that closes the sentence.
fn address(chunk: &Chunk, at: usize) -> Option<usize> {
    if !chunk.is(at, |c| c.is_ascii_alphanumeric()) || (at > 0 && chunk.is(at - 1, is_word)) {
        return None;
    }
    let head = chunk
        .slice(at, (at + 8).min(chunk.chars.len()))
        .to_ascii_lowercase();
    let web = ["http://", "https:/", "ftp://", "www."]
        .iter()
        .any(|start| head.starts_with(start));
    if web {
        let mut end = chunk.run(at, |c| !matches!(c, '<' | '>' | '"' | '”' | '“' | '’'));
        while end > at + 1 && chunk.is(end - 1, |c| ".,;:!?)]'".contains(c)) {
            let open = chunk.at(end - 1) == Some(')') && chunk.slice(at, end).contains('(');
            if open {
                break;
            }
            end -= 1;
        }
        return Some(end);
    }
    let mut end = chunk.run(at, |c| {
        c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-' | '@' | '%' | '+')
    });
    let has_at = chunk.slice(at, end).contains('@');
    if chunk.at(end) == Some('/') && !has_at {
        let host = chunk.slice(at, end);
        if is_host(host) {
            end = chunk.run(end, |c| c.is_ascii_alphanumeric() || "./_-?=&%#~+".contains(c));
        }
    }
    while end > at && chunk.is(end - 1, |c| matches!(c, '.' | '-' | '%' | '+')) {
        end -= 1;
    }
    let body = chunk.slice(at, end);
    let mail = body
        .split_once('@')
        .is_some_and(|(name, host)| !name.is_empty() && host.contains('.') && !host.starts_with('.'));
    (mail || is_host(body.split('/').next().unwrap_or(""))).then_some(end)
}

/// "example.com", "report-02.doc": lower-case ending of a known kind after a dot.
fn is_host(body: &str) -> bool {
    let Some((name, ending)) = body.rsplit_once('.') else {
        return false;
    };
    // newsgroups: "comp.sources.unix"
    let small = |part: &str| part.len() > 1 && part.chars().all(|c| c.is_ascii_lowercase() || c == '-');
    if body.split('.').count() > 2 && body.split('.').all(small) {
        return true;
    }
    let ending = ending.to_ascii_lowercase();
    name.len() > 1
        && name.chars().any(char::is_alphanumeric)
        && super::wordlists::ENDINGS.contains(&ending.as_str())
}

/// ":)", ";-)", ":D", "<3".
fn emoticon(chunk: &Chunk, at: usize) -> Option<usize> {
    let eyes = chunk.is(at, |c| matches!(c, ':' | ';' | '='));
    if !eyes || (at > 0 && !chunk.is(at - 1, |c| !c.is_ascii_digit())) {
        return (chunk.at(at) == Some('<') && chunk.at(at + 1) == Some('3') && at + 2 == chunk.chars.len())
            .then_some(at + 2);
    }
    let nose = usize::from(chunk.is(at + 1, |c| matches!(c, '-' | '\'')));
    let mouth = at + 1 + nose;
    let lettered = chunk.is(mouth, |c| matches!(c, 'D' | 'P' | 'p' | 'o' | 'O'));
    let drawn = chunk.is(mouth, |c| matches!(c, ')' | '(' | '/' | '|' | ']' | '['));
    let alone = mouth + 1 >= chunk.chars.len();
    ((lettered && alone) || (drawn && (alone || at == 0 || chunk.is(mouth + 1, |c| c == ')'))))
        .then(|| chunk.run(mouth, |c| Some(c) == chunk.at(mouth)))
}

/// Where the word or number that starts at `at` ends.
fn word(chunk: &Chunk, start: usize) -> usize {
    if let Some(end) = telephone(chunk, start) {
        return end;
    }
    let mut at = start;
    loop {
        at = chunk.run(at, is_word);
        let Some(c) = chunk.at(at) else { return at };
        let next_word = chunk.is(at + 1, is_word);
        let digits = chunk.digit(at - 1) && chunk.digit(at + 1);
        let inner = match c {
            '.' => return full_stop(chunk, start, at),
            ',' => digits && chunk.digit(at + 2) && chunk.digit(at + 3),
            ':' => digits,
            '/' => digits && is_date(chunk, start),
            '-' => next_word && hyphen_holds(chunk, start, at),
            '&' => next_word && chunk.is(at - 1, char::is_uppercase) && chunk.is(at + 1, char::is_uppercase),
            '@' => next_word && start == 0,
            '*' => chunk.letter(at - 1) && chunk.is(chunk.run(at, |c| c == '*'), char::is_alphabetic),
            '\u{ad}' => next_word,
            c if is_apostrophe(c) => next_word,
            _ => false,
        };
        if !inner {
            return at;
        }
        at = chunk.run(at, |c| c == '*').max(at + 1);
    }
}

/// A full stop after a word: inside a number or an acronym, the mark of an abbreviation, or not ours.
fn full_stop(chunk: &Chunk, start: usize, at: usize) -> usize {
    let word_so_far = chunk.slice(start, at);
    if chunk.digit(at - 1) && chunk.digit(at + 1) {
        let mut end = at;
        while chunk.is(end, |c| matches!(c, '.' | ',')) && chunk.digit(end + 1) {
            end = chunk.run(end + 1, |c| c.is_ascii_digit());
        }
        return if chunk.letter(end) || chunk.at(end) == Some('-') {
            word(chunk, end.max(start + 1)).max(end)
        } else {
            end
        };
    }
    // acronyms: single letters (or "Ph") with dots between them
    let mut end = at;
    let mut dots = 0;
    while chunk.at(end) == Some('.') && chunk.letter(end + 1) {
        let next = chunk.run(end + 1, char::is_alphabetic);
        if next - end > 3 || (next - end == 3 && chunk.at(next) != Some('.') && dots == 0) {
            break;
        }
        dots += 1;
        end = next;
    }
    let single = word_so_far.chars().count() == 1;
    let known = dots > 0 && ABBREVIATIONS.contains(&word_so_far.to_ascii_lowercase().as_str());
    if dots > 0 && (single || word_so_far == "Ph" || known) {
        let closed = chunk.at(end) == Some('.') && chunk.at(end + 1) != Some('.');
        return end + usize::from(closed);
    }
    // "Sept.", "No.", "J."
    let runs_on = chunk.at(at + 1) == Some('.');
    let lower = word_so_far.to_ascii_lowercase();
    let initial = single && chunk.is(at - 1, char::is_uppercase) && word_so_far != "I" && at == start + 1;
    if !runs_on && (initial || ABBREVIATIONS.contains(&lower.as_str())) {
        return at + 1;
    }
    at
}

/// "713-853-3989", "345-9945", "1-800-991-9019", "11-20-2000".
fn telephone(chunk: &Chunk, start: usize) -> Option<usize> {
    if !chunk.digit(start) {
        return None;
    }
    let end = chunk.run(start, |c| c.is_ascii_digit() || c == '-');
    let body = chunk.slice(start, end).trim_end_matches('-');
    let groups: Vec<usize> = body.split('-').map(str::len).collect();
    let holds = match groups.as_slice() {
        [3, 4] | [1, 3, 3, 4] | [3, 3, 4] => true,
        [a, b, c] => (*a <= 2 && *b <= 2 && (*c == 4 || *c == 2)) || (*a == 4 && *b == 2 && *c == 2),
        _ => false,
    };
    (holds && !chunk.letter(end)).then_some(start + body.len())
}

/// "11/28/2000" or "9/11", but not "and/or".
fn is_date(chunk: &Chunk, start: usize) -> bool {
    let end = chunk.run(start, |c| c.is_ascii_digit() || c == '/');
    let groups: Vec<usize> = chunk.slice(start, end).split('/').map(str::len).collect();
    match groups.as_slice() {
        [a, b] => *a <= 2 && *b <= 2,
        [a, b, c] => (*a <= 2 || *a == 4) && *b <= 2 && *c <= 4,
        _ => false,
    }
}

/// Whether the hyphen at `at` stays inside: after a prefix that is no word of its own.
fn hyphen_holds(chunk: &Chunk, start: usize, at: usize) -> bool {
    let before = chunk.slice(start, at).to_ascii_lowercase();
    let last = before.rsplit('-').next().unwrap_or("");
    chunk.letter(at + 1) && before.len() == last.len() && KEPT_PREFIXES.contains(&last)
}

/// Cuts contractions, glued words and units off a token and appends the parts.
fn split_word(text: &str, span: Span, out: &mut Vec<Span>) {
    let form = span.of(text);
    let start = span.start as usize;
    let cut = |at: usize, out: &mut Vec<Span>| {
        out.push(Span::new(start, start + at));
        out.push(Span::new(start + at, span.end as usize));
    };
    let lower = form.to_lowercase();
    // positions of `lower` are used in `form` only where both are equally long
    if lower.len() == form.len() {
        if let Some((_, at)) = GLUED.iter().find(|(word, _)| *word == lower) {
            return cut(*at, out);
        }
        for (at, c) in lower.char_indices().rev().take(4) {
            if !is_apostrophe(c) || at == 0 {
                continue;
            }
            let tail = &lower[at + c.len_utf8()..];
            let before = &lower[..at];
            if tail == "t" && before.ends_with('n') && before.len() > 1 {
                return cut(at - 1, out);
            }
            let decade = before.ends_with(|c: char| c.is_ascii_digit());
            if CLITICS.contains(&tail) && !decade {
                return cut(at, out);
            }
        }
    }
    let digits = form
        .find(|c: char| !c.is_ascii_digit() && c != ':' && c != '.' && c != ',')
        .unwrap_or(form.len());
    if digits > 0 && digits < form.len() {
        let unit = form[digits..].trim_end_matches('.').to_ascii_lowercase();
        let number = form[..digits].ends_with(|c: char| c.is_ascii_digit());
        if number && UNITS.contains(&unit.as_str()) {
            return cut(digits, out);
        }
    }
    out.push(span);
}

#[cfg(test)]
mod tests {
    use super::*;
    use insta::assert_snapshot;

    fn words(text: &str) -> String {
        let mut out = Vec::new();
        tokenise(text, Span::new(0, text.len()), &mut out);
        out.iter()
            .map(|span| span.of(text))
            .collect::<Vec<_>>()
            .join(" | ")
    }

    #[test]
    fn contractions_part_as_in_the_treebank() {
        assert_snapshot!(words("They don't, can’t and won't; cannot."), @"They | do | n't | , | ca | n’t | and | wo | n't | ; | can | not | .");
        assert_snapshot!(words("Niger's army, the states’ rights, it's"), @"Niger | 's | army | , | the | states | ’ | rights | , | it | 's");
    }

    #[test]
    fn news_writes_numbers_and_titles() {
        assert_snapshot!(words("Mr. Obama paid $1,000.50 (3.5%) in Sept. 2015."), @"Mr. | Obama | paid | $ | 1,000.50 | ( | 3.5 | % | ) | in | Sept. | 2015 | .");
        assert_snapshot!(words("The U.S. and No. 10 at 10:30am on 9/11"), @"The | U.S. | and | No. | 10 | at | 10:30 | am | on | 9/11");
        assert_snapshot!(words("NIAMEY, Niger (AP) — Talks"), @"NIAMEY | , | Niger | ( | AP | ) | — | Talks");
    }

    #[test]
    fn hyphens_part_except_after_prefixes() {
        assert_snapshot!(words("a well-known e-mail, pre-war, 713-853-3989, 2010-12"), @"a | well | - | known | e-mail | , | pre-war | , | 713-853-3989 | , | 2010 | - | 12");
    }

    #[test]
    fn addresses_stay_whole() {
        assert_snapshot!(words("See https://example.org/a?b=1, www.un.org. Mail press@example.org!"), @"See | https://example.org/a?b=1 | , | www.un.org | . | Mail | press@example.org | !");
    }

    #[test]
    fn runs_and_signs() {
        assert_snapshot!(words("Wait... what?! \u{1f389} O'Brien's AT&T\u{a0}deal --"), @"Wait | ... | what | ?! | \u{1f389} | O'Brien | 's | AT&T | deal | --");
    }
}
