//! [`possessive`]: a name as an owner.

/// "Chad" -> "Chad's", "the Philippines" -> "the Philippines'".
pub fn possessive(name: &str) -> String {
    let mark = if name.ends_with('s') { "'" } else { "'s" };
    format!("{name}{mark}")
}
