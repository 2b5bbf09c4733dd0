//! The text in the address with which the bookmarklet opens the page: `#text=…`, percent-encoded.

/// The text of a fragment (without its "#"); `None` when the fragment is something else.
///
/// Broken escapes are kept as they stand, and bytes that are no UTF-8 become U+FFFD.
pub fn from_fragment(fragment: &str) -> Option<String> {
    let encoded = fragment.strip_prefix("text=")?;
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
    Some(String::from_utf8_lossy(&bytes).into_owned())
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
}
