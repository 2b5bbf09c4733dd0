//! Rewrites weight files of version 1 (Rice codes) in the present version. Lossless: the same rows, classes,
//! levels; the same readings.

use std::path::Path;

/// Reads bits, lowest first.
struct Bits<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl Bits<'_> {
    fn bits(&mut self, width: u32) -> u32 {
        (0..width)
            .map(|bit| {
                let byte = self.bytes.get(self.at / 8).copied().unwrap_or(0);
                let one = u32::from(byte >> (self.at % 8)) & 1;
                self.at += 1;
                one << bit
            })
            .sum()
    }

    fn rice(&mut self, k: u32) -> u32 {
        let mut quotient = 0;
        while self.at < self.bytes.len() * 8 && self.bits(1) == 1 {
            quotient += 1;
        }
        (quotient << k) + self.bits(k)
    }
}

/// Rewrites every weight file of version 1 in a folder.
///
/// # Errors
/// When a file cannot be read or written.
pub fn repack(folder: &Path) -> Result<(), String> {
    for name in [
        "arcs",
        "labels",
        "tagger",
        "names",
        "lemmas",
        "clusters",
        "gazetteer",
    ] {
        let path = folder.join(format!("{name}.bin"));
        let old = std::fs::read(&path).map_err(|error| error.to_string())?;
        if !old.starts_with(b"WWM\x01") {
            println!("{name}: not of version 1");
            continue;
        }
        let content = old.get(16..).unwrap_or(&[]);
        let new = if matches!(name, "clusters" | "gazetteer") {
            marks(content)
        } else {
            linear(content)
        };
        println!("{name}: {} to {} bytes", old.len(), new.len());
        std::fs::write(&path, new).map_err(|error| error.to_string())?;
    }
    Ok(())
}

fn word(bytes: &[u8]) -> u32 {
    u32::from_le_bytes([bytes[0], bytes[1], bytes[2], bytes[3]])
}

fn marks(content: &[u8]) -> Vec<u8> {
    let (k, width) = (u32::from(content[4]), u32::from(content[5]));
    let mut bits = Bits {
        bytes: &content[6..],
        at: 0,
    };
    let mut next = 0;
    let entries: Vec<(u32, u16)> = (0..word(content))
        .map(|_| {
            let key = next + bits.rice(k);
            next = key + 1;
            (key << 8, bits.bits(width) as u16)
        })
        .collect();
    crate::model::write_marks(&entries)
}

fn linear(content: &[u8]) -> Vec<u8> {
    let (row_bits, count) = (u32::from(content[0]), usize::from(content[1]));
    let mut at = 2;
    let mut classes = Vec::new();
    for _ in 0..count {
        let end = at + 1 + usize::from(content[at]);
        classes.push(String::from_utf8_lossy(&content[at + 1..end]).into_owned());
        at = end;
    }
    let (used, unit) = (word(&content[at..]), f32::from_bits(word(&content[at + 4..])));
    let k: Vec<u32> = content[at + 8..at + 12].iter().map(|&k| u32::from(k)).collect();
    let mut bits = Bits {
        bytes: &content[at + 12..],
        at: 0,
    };
    let mut row = 0;
    let rows: Vec<(u32, Vec<(u32, i32)>)> = (0..used)
        .map(|_| {
            row += bits.rice(k[0]);
            let mut class = 0;
            let weights = (0..=bits.rice(k[1]))
                .map(|_| {
                    class += bits.rice(k[2]);
                    let level = bits.rice(k[3]) as i32 + 1;
                    let weight = (class, if bits.bits(1) == 1 { -level } else { level });
                    class += 1;
                    weight
                })
                .collect();
            row += 1;
            (row - 1, weights)
        })
        .collect();
    crate::model::write_linear(&classes, row_bits, unit, &rows)
}
