//! Texts in the page's address: `#text=…` of the bookmarklet, `?title=…&text=…&url=…` of a system's share
//! sheet. Percent-encoded; broken escapes stay as they stand, and bytes that are no UTF-8 become U+FFFD.

/// The text of a fragment (without its "#"); `None` when the fragment is something else.
pub fn from_fragment(fragment: &str) -> Option<String> {
    fragment.strip_prefix("text=").map(unescaped)
}

/// The text that a query (without its "?") shares; `None` when it shares nothing.
///
/// Browsers share a page as its title and address, in either field: the address alone comes back then,
/// which is answered as any address is.
pub fn from_search(search: &str) -> Option<String> {
    let field = |name: &str| {
        let fields = search.split('&').filter_map(|field| field.split_once('='));
        let value = fields.into_iter().find(|(key, _)| *key == name)?.1;
        Some(unescaped(&value.replace('+', " "))).filter(|value| !value.trim().is_empty())
    };
    let (title, text, url) = (field("title"), field("text"), field("url"));
    let is_address = |text: &String| text.starts_with("http") && !text.trim().contains(char::is_whitespace);
    match text {
        Some(text) if !is_address(&text) => {
            let parts: Vec<String> = [title, url, Some(text)].into_iter().flatten().collect();
            Some(parts.join("\n\n"))
        }
        text => url.or(text).or(title),
    }
}

fn unescaped(encoded: &str) -> String {
    let mut bytes = Vec::with_capacity(encoded.len());
    let mut rest = encoded.as_bytes();
    while let Some((&byte, after)) = rest.split_first() {
        let digit = |c: u8| (c as char).to_digit(16);
        let escaped = match after {
            [a, b, ..] if byte == b'%' => digit(*a).zip(digit(*b)),
            _ => None,
        };
        if let Some((high, low)) = escaped {
            bytes.push((high * 16 + low) as u8);
            rest = after.get(2..).unwrap_or(&[]);
        } else {
            bytes.push(byte);
            rest = after;
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fragment_is_decoded() {
        assert_eq!(
            from_fragment("text=Ship%20freed%0A%E2%80%9Cat last%E2%80%9D").as_deref(),
            Some("Ship freed\n“at last”")
        );
        assert_eq!(from_fragment("text=100%25 %zz %").as_deref(), Some("100% %zz %"));
        assert_eq!(from_fragment("w1=abc"), None);
    }

    #[test]
    fn what_is_shared_is_put_together() {
        for (search, text) in [
            (
                "title=Ship+freed&text=The%20ship%20was+freed.&url=https%3A%2F%2Fexample.org",
                Some("Ship freed\n\nhttps://example.org\n\nThe ship was freed."),
            ),
            (
                "title=Ship&text=https%3A%2F%2Fexample.org%2F1&url=",
                Some("https://example.org/1"),
            ),
            ("title=Ship&text=&url=", Some("Ship")),
            ("utm_source=x", None),
            ("", None),
        ] {
            assert_eq!(from_search(search).as_deref(), text, "{search}");
        }
    }
}
