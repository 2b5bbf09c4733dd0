//! `analyse` over whole files or standard input, one after the other.

use super::args::{Files, Form, Input};
use crate::analysis::{About, Request, analyse};
use crate::report::{MAX_TEXT, export, to_json_as, to_text};
use std::fs::File;
use std::io::{self, Read, Write};

/// Reads every input; whether all of them could be read. The error is one of writing.
pub(super) fn read_all(
    wish: &Files,
    standard: &mut impl Read,
    out: &mut impl Write,
    errors: &mut impl Write,
) -> io::Result<bool> {
    let mut inputs = wish.inputs.clone();
    if inputs.is_empty() {
        inputs.push(Input::Standard);
    }
    let mut fine = true;
    for (index, input) in inputs.iter().enumerate() {
        let text = match input {
            Input::Standard => text_of(standard),
            Input::File(path) => File::open(path)
                .map_err(|error| error.to_string())
                .and_then(|mut file| text_of(&mut file)),
        };
        match text {
            Ok(text) => {
                let analysis = analyse(&Request {
                    text,
                    published: wish.published,
                    about: About::default(),
                });
                let printed = match wish.form {
                    Form::Json => to_json_as(&input.id(), &analysis, wish.tokens),
                    Form::Export(form) => export(&analysis, form, 0).trim_end().to_owned(),
                    Form::Text if inputs.len() > 1 => {
                        let gap = if index > 0 { "\n" } else { "" };
                        format!("{gap}==> {input} <==\n{}", to_text(&analysis).trim_end())
                    }
                    Form::Text => to_text(&analysis).trim_end().to_owned(),
                };
                out.write_all(printed.as_bytes())?;
                out.write_all(b"\n")?;
            }
            Err(why) => {
                let _ = writeln!(errors, "whowhen: {input}: {why}");
                fine = false;
            }
        }
    }
    Ok(fine)
}

/// The whole text, without a byte-order mark; the error is the reason, without the file's name.
fn text_of(input: &mut impl Read) -> Result<String, String> {
    let mut bytes = Vec::new();
    input
        .take(MAX_TEXT as u64 + 1)
        .read_to_end(&mut bytes)
        .map_err(|error| error.to_string())?;
    if bytes.len() > MAX_TEXT {
        return Err(format!("longer than {} MiB", MAX_TEXT >> 20));
    }
    let text = String::from_utf8(bytes).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        format!("not UTF-8 text (byte {} is the first that does not fit)", at + 1)
    })?;
    Ok(match text.strip_prefix('\u{feff}') {
        Some(rest) => rest.to_owned(),
        None => text,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn refuses_what_is_no_text_and_goes_on() {
        let wish = Files {
            inputs: vec![Input::Standard, Input::File("no/such/file.txt".into())],
            published: None,
            form: Form::Json,
            tokens: false,
        };
        let (mut out, mut errors) = (Vec::new(), Vec::new());
        let fine = read_all(&wish, &mut &b"caf\xe9 bombed"[..], &mut out, &mut errors).unwrap();
        let errors = String::from_utf8(errors).unwrap();
        assert!(!fine && out.is_empty());
        assert!(
            errors.contains("standard input: not UTF-8 text (byte 4"),
            "{errors}"
        );
        assert!(errors.contains("no/such/file.txt: "), "{errors}");
    }

    #[test]
    fn drops_a_byte_order_mark() {
        assert_eq!(text_of(&mut "\u{feff}Mali".as_bytes()).as_deref(), Ok("Mali"));
    }
}
