//! What people put in: turns pasted HTML, hard-wrapped text, e-mails and files into one clean article.
//!
//! Cleaning happens once, before the analysis; what was dropped is listed and can be taken back.
