//! Newspapers, agencies and sites by the names under which they sign; facts, not judgements.

/// Names as they stand in bylines, datelines and page titles; longer before shorter where one begins the other.
pub(super) const OUTLETS: &[&str] = &[
    "ABC News",
    "Agence France-Presse",
    "AFP",
    "Al Arabiya",
    "Al Jazeera English",
    "Al Jazeera",
    "Al-Monitor",
    "ANSA",
    "Anadolu Agency",
    "Anadolu",
    "Arab News",
    "Ars Technica",
    "Associated Press",
    "The Associated Press",
    "AP News",
    "AP",
    "Axios",
    "BBC News",
    "BBC Sport",
    "BBC World Service",
    "BBC",
    "Bellingcat",
    "Bloomberg News",
    "Bloomberg",
    "Boston Globe",
    "Business Insider",
    "Buzzfeed News",
    "Caixin",
    "CBC News",
    "CBS News",
    "Channel 4 News",
    "Channel News Asia",
    "Chicago Tribune",
    "China Daily",
    "CNA",
    "CNBC",
    "CNN",
    "Daily Express",
    "Daily Mail",
    "Daily Maverick",
    "Daily Mirror",
    "Daily Telegraph",
    "Dawn",
    "Defense News",
    "Der Spiegel",
    "Deutsche Welle",
    "DPA",
    "dpa",
    "DW",
    "EFE",
    "El País",
    "Euronews",
    "Evening Standard",
    "Financial Times",
    "Forbes",
    "Foreign Policy",
    "Fox News",
    "France 24",
    "Global Times",
    "Globe and Mail",
    "Haaretz",
    "Hindustan Times",
    "Houston Chronicle",
    "HuffPost",
    "Human Rights Watch",
    "Interfax",
    "Irish Examiner",
    "Irish Independent",
    "ITV News",
    "Japan Times",
    "Jerusalem Post",
    "Kyiv Independent",
    "Kyiv Post",
    "Kyodo News",
    "Kyodo",
    "La Repubblica",
    "Le Monde",
    "Libération",
    "Los Angeles Times",
    "Mail Online",
    "MarketWatch",
    "Meduza",
    "Miami Herald",
    "Mother Jones",
    "NBC News",
    "New Scientist",
    "New York Post",
    "Newsweek",
    "Nikkei Asia",
    "Novaya Gazeta",
    "NPR",
    "PA Media",
    "PBS NewsHour",
    "People's Daily",
    "Politico",
    "POLITICO",
    "PolitiFact",
    "Press Association",
    "Press Trust of India",
    "ProPublica",
    "PTI",
    "Radio Free Europe/Radio Liberty",
    "Reuters",
    "RFE/RL",
    "RIA Novosti",
    "RT",
    "Rolling Stone",
    "RTÉ News",
    "RTÉ",
    "Salon",
    "Scientific American",
    "Semafor",
    "Sky News",
    "Slate",
    "South China Morning Post",
    "STAT",
    "Sydney Morning Herald",
    "TASS",
    "TechCrunch",
    "The Age",
    "The Atlantic",
    "The Australian",
    "The Baltimore Sun",
    "The Conversation",
    "The Daily Beast",
    "The Daily Telegraph",
    "The Economist",
    "The Globe and Mail",
    "The Guardian",
    "The Herald",
    "The Hill",
    "The Hindu",
    "The Independent",
    "The Indian Express",
    "The Intercept",
    "The Irish Times",
    "The Japan Times",
    "The Jerusalem Post",
    "The Korea Herald",
    "The Kyiv Independent",
    "The Moscow Times",
    "The Nation",
    "The New Yorker",
    "The New York Times",
    "The Observer",
    "The Register",
    "The Scotsman",
    "The Straits Times",
    "The Sun",
    "The Telegraph",
    "The Times of India",
    "The Times of Israel",
    "The Times",
    "The Verge",
    "The Wall Street Journal",
    "The Washington Post",
    "Time",
    "Times of India",
    "Ukrainska Pravda",
    "UN News",
    "UPI",
    "USA Today",
    "USA TODAY",
    "Vice News",
    "Voice of America",
    "VOA News",
    "VOA",
    "Vox",
    "Wall Street Journal",
    "Washington Post",
    "Wikinews",
    "Wired",
    "WIRED",
    "Xinhua",
    "Yle News",
    "Yonhap News Agency",
    "Yonhap",
    "Guardian",
    "New York Times",
    "NY Times",
    "Telegraph",
    "Independent",
];

/// The outlet whose name `text` is, as it is listed.
pub fn outlet(text: &str) -> Option<&'static str> {
    let text = text.trim();
    OUTLETS.iter().copied().find(|name| {
        text.eq_ignore_ascii_case(name)
            && (name.len() > 5 || text.chars().filter(|c| c.is_uppercase()).count() > 0)
    })
}

/// The outlet with whose name `text` begins, with a word boundary after it.
pub(super) fn starts_with_outlet(text: &str) -> Option<&'static str> {
    OUTLETS
        .iter()
        .copied()
        .filter(|name| {
            text.strip_prefix(name)
                .is_some_and(|rest| !rest.starts_with(|c: char| c.is_alphanumeric() || c == '\'' || c == '’'))
        })
        .max_by_key(|name| name.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_found() {
        assert_eq!(outlet("the guardian"), Some("The Guardian"));
        assert_eq!(outlet("time"), None);
        assert_eq!(outlet("Paris"), None);
        assert_eq!(starts_with_outlet("BBC News, Nairobi"), Some("BBC News"));
        assert_eq!(starts_with_outlet("Timeline of the canal"), None);
    }

    #[test]
    fn no_name_twice() {
        let mut names = OUTLETS.to_vec();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), OUTLETS.len());
    }
}
