//! Characters written as names or numbers (`&amp;`, `&#8217;`), as far as English pages use them; a name that
//! is not known here stays as it stands.

use crate::paste::encoding::latin;
use std::borrow::Cow;

/// The names of U+00A0 to U+00FF in order. Old pages write them without a semicolon too.
#[rustfmt::skip]
const LATIN: &[&str] = &[
    "nbsp", "iexcl", "cent", "pound", "curren", "yen", "brvbar", "sect", "uml", "copy", "ordf", "laquo", "not",
    "shy", "reg", "macr", "deg", "plusmn", "sup2", "sup3", "acute", "micro", "para", "middot", "cedil", "sup1",
    "ordm", "raquo", "frac14", "frac12", "frac34", "iquest", "Agrave", "Aacute", "Acirc", "Atilde", "Auml",
    "Aring", "AElig", "Ccedil", "Egrave", "Eacute", "Ecirc", "Euml", "Igrave", "Iacute", "Icirc", "Iuml", "ETH",
    "Ntilde", "Ograve", "Oacute", "Ocirc", "Otilde", "Ouml", "times", "Oslash", "Ugrave", "Uacute", "Ucirc",
    "Uuml", "Yacute", "THORN", "szlig", "agrave", "aacute", "acirc", "atilde", "auml", "aring", "aelig",
    "ccedil", "egrave", "eacute", "ecirc", "euml", "igrave", "iacute", "icirc", "iuml", "eth", "ntilde",
    "ograve", "oacute", "ocirc", "otilde", "ouml", "divide", "oslash", "ugrave", "uacute", "ucirc", "uuml",
    "yacute", "thorn", "yuml",
];

/// Other names.
const OTHERS: &[(&str, char)] = &[
    ("amp", '&'),
    ("lt", '<'),
    ("gt", '>'),
    ("quot", '"'),
    ("apos", '\''),
    ("ndash", '–'),
    ("mdash", '—'),
    ("lsquo", '‘'),
    ("rsquo", '’'),
    ("sbquo", '‚'),
    ("ldquo", '“'),
    ("rdquo", '”'),
    ("bdquo", '„'),
    ("hellip", '…'),
    ("bull", '•'),
    ("dagger", '†'),
    ("Dagger", '‡'),
    ("permil", '‰'),
    ("prime", '′'),
    ("Prime", '″'),
    ("lsaquo", '‹'),
    ("rsaquo", '›'),
    ("euro", '€'),
    ("trade", '™'),
    ("minus", '−'),
    ("ensp", '\u{2002}'),
    ("emsp", '\u{2003}'),
    ("thinsp", '\u{2009}'),
    ("zwnj", '\u{200c}'),
    ("zwj", '\u{200d}'),
    ("lrm", '\u{200e}'),
    ("rlm", '\u{200f}'),
    ("larr", '←'),
    ("uarr", '↑'),
    ("rarr", '→'),
    ("darr", '↓'),
    ("OElig", 'Œ'),
    ("oelig", 'œ'),
    ("Scaron", 'Š'),
    ("scaron", 'š'),
    ("Zcaron", 'Ž'),
    ("zcaron", 'ž'),
    ("Ccaron", 'Č'),
    ("ccaron", 'č'),
    ("cacute", 'ć'),
    ("Yuml", 'Ÿ'),
    ("fnof", 'ƒ'),
    ("circ", 'ˆ'),
    ("tilde", '˜'),
    ("frasl", '⁄'),
    ("ne", '≠'),
    ("le", '≤'),
    ("ge", '≥'),
    ("asymp", '≈'),
    ("infin", '∞'),
    ("num", '#'),
    ("percnt", '%'),
    ("lpar", '('),
    ("rpar", ')'),
    ("comma", ','),
    ("period", '.'),
    ("colon", ':'),
    ("semi", ';'),
    ("excl", '!'),
    ("quest", '?'),
    ("sol", '/'),
    ("lbrack", '['),
    ("lsqb", '['),
    ("rbrack", ']'),
    ("rsqb", ']'),
    ("lowbar", '_'),
    ("dollar", '$'),
    ("commat", '@'),
    ("ast", '*'),
    ("plus", '+'),
    ("equals", '='),
    ("hyphen", '‐'),
    ("dash", '‐'),
    ("horbar", '―'),
    ("Tab", '\t'),
    ("NewLine", '\n'),
    ("NonBreakingSpace", '\u{a0}'),
    ("check", '✓'),
    ("star", '☆'),
    ("starf", '★'),
    ("rightarrow", '→'),
    ("lsquor", '‚'),
    ("rsquor", '’'),
];

/// The longest reference, without its "&".
const LONGEST: usize = 18;

/// A text with its references resolved.
pub(super) fn decoded(text: &str) -> Cow<'_, str> {
    if !text.contains('&') {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(place) = rest.find('&') {
        let (before, from) = rest.split_at(place);
        out.push_str(before);
        let from = from.get(1..).unwrap_or("");
        if let Some((c, used)) = reference(from) {
            out.push(c);
            rest = from.get(used..).unwrap_or("");
        } else {
            out.push('&');
            rest = from;
        }
    }
    out.push_str(rest);
    Cow::Owned(out)
}

/// The character of a reference and its length, without its "&".
fn reference(from: &str) -> Option<(char, usize)> {
    let word = from
        .bytes()
        .take(LONGEST)
        .take_while(|byte| byte.is_ascii_alphanumeric() || *byte == b'#')
        .count();
    if word == 0 {
        return None;
    }
    let name = from.get(..word)?;
    let closed = usize::from(from.as_bytes().get(word) == Some(&b';'));
    if let Some(number) = name.strip_prefix('#') {
        let code = match number.strip_prefix(['x', 'X']) {
            Some(hex) => u32::from_str_radix(hex, 16).ok()?,
            None => number.parse().ok()?,
        };
        let c = match u8::try_from(code) {
            // Meant as Windows-1252, says the standard too.
            Ok(byte @ 0x80..=0x9f) => latin(&[byte]).chars().next()?,
            _ => char::from_u32(code).filter(|c| *c != '\0').unwrap_or('\u{fffd}'),
        };
        return Some((c, word + closed));
    }
    if let Some(index) = LATIN.iter().position(|known| *known == name) {
        // A parameter of an address: "?id=1&copy=2".
        if from.as_bytes().get(word) == Some(&b'=') {
            return None;
        }
        return Some((char::from_u32(0xa0 + index as u32)?, word + closed));
    }
    let (known, c) = OTHERS.iter().find(|(known, _)| *known == name)?;
    let old = matches!(*known, "amp" | "lt" | "gt" | "quot");
    (closed == 1 || old).then_some((*c, word + closed))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_are_resolved() {
        for (source, text) in [
            ("AT&amp;T", "AT&T"),
            ("caf&eacute; &ndash; &#8217;s &#x2014; &#146;", "café – ’s — ’"),
            (
                "a & b &unknown; &amp &copy 2021 &#0; &#xffffffff;",
                "a & b &unknown; & © 2021 \u{fffd} \u{fffd}",
            ),
            ("?a=1&region=2&ge=3&copy=4", "?a=1&region=2&ge=3&copy=4"),
            ("&", "&"),
        ] {
            assert_eq!(decoded(source), text);
        }
        assert_eq!(LATIN.len(), 96);
    }
}
