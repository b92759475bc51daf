//! Factor names that look as if they came from inside the company.
//!
//! A guess from spelling alone. It would rather miss a term than find fault
//! with an ordinary word, and it says nothing about names that are not in Latin
//! letters.

/// Endings of words that turn an action into a department.
const ENDINGS: [&str; 4] = ["isation", "ization", "isations", "izations"];

/// Words with such an ending that buyers use themselves, in the first spelling.
const ORDINARY_WORDS: [&str; 8] = [
    "authorisation",
    "civilisation",
    "climatisation",
    "improvisation",
    "immunisation",
    "organisation",
    "realisation",
    "visualisation",
];

/// Abbreviations that stand in ordinary speech.
const ORDINARY_CAPITALS: [&str; 56] = [
    "ABS", "ADSL", "ATM", "BBC", "BBQ", "BMW", "CCTV", "CEO", "DHL", "DIY", "DNA", "DVD", "EUR",
    "FAQ", "FAQS", "FIFA", "FM", "GBP", "GPS", "HDMI", "HDTV", "HIV", "IBM", "IKEA", "KFC", "KFZ",
    "LCD", "LED", "LEGO", "LKW", "LPG", "MRI", "NASA", "NFC", "NHS", "OLED", "PDF", "PIN", "PKW",
    "PVC", "RAM", "SIM", "SMS", "SOS", "SPF", "SUV", "TGV", "UFO", "UPS", "USA", "USB", "USD",
    "VAT", "VIP", "VPN", "WLAN",
];

/// Abbreviations of the office, whatever the rest of the name looks like.
const OFFICE_CAPITALS: [&str; 24] = [
    "API", "ARPU", "B2B", "B2C", "CAC", "CMS", "CRM", "EDI", "ERP", "GTM", "KPI", "KPIS", "LTV",
    "MVP", "NPS", "OEM", "OKR", "ROI", "SKU", "SKUS", "SLA", "SLAS", "TCO", "USP",
];

/// Words of the office.
const OFFICE_WORDS: [&str; 12] = [
    "ecosystem",
    "interoperability",
    "leverage",
    "omnichannel",
    "paradigm",
    "scalability",
    "stakeholder",
    "stakeholders",
    "synergies",
    "synergy",
    "touchpoint",
    "touchpoints",
];

/// The words of `name` that look like jargon, as they are written there.
pub(super) fn jargon(name: &str) -> Vec<&str> {
    if name.chars().any(is_foreign) {
        return Vec::new();
    }
    // A name in capitals throughout is loud, and tells nothing about its words.
    let loud = !name.chars().any(char::is_lowercase);
    let words = name.split(|c: char| !c.is_alphanumeric() && c != '’' && c != '\'');
    words
        .filter(|word| is_office_word(word) || is_abbreviation(word, loud))
        .collect()
}

/// Whether a character is a letter that is neither Latin nor a mark on one.
fn is_foreign(c: char) -> bool {
    let latin = matches!(c, '\0'..='\u{24f}' | '\u{300}'..='\u{36f}' | '\u{1e00}'..='\u{1eff}');
    c.is_alphabetic() && !latin
}

fn is_office_word(word: &str) -> bool {
    let word = word.to_lowercase();
    if OFFICE_WORDS.contains(&word.as_str()) {
        return true;
    }
    let singular = word.strip_suffix('s').unwrap_or(&word);
    let british = singular.replace("ization", "isation");
    ENDINGS.iter().any(|ending| word.ends_with(ending))
        && !ORDINARY_WORDS.iter().any(|it| british.ends_with(it))
}

/// Three to five capitals, such as SKU and CRM; digits may stand among them.
fn is_abbreviation(word: &str, loud: bool) -> bool {
    if OFFICE_CAPITALS.contains(&word) {
        return true;
    }
    let plural = word.strip_suffix('s').unwrap_or(word);
    if OFFICE_CAPITALS.contains(&plural) {
        return true;
    }
    let is_roman = plural.chars().all(|c| "IVXLCDM".contains(c));
    !loud
        && (3..=5).contains(&plural.len())
        && plural.chars().all(|c| c.is_ascii_uppercase())
        && !is_roman
        && !ORDINARY_CAPITALS.contains(&plural)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(name: &str, expected: &[&str]) {
        assert_eq!(jargon(name), expected, "{name}");
    }

    #[test]
    fn words_of_the_office_are_found() {
        check("SKU rationalisation", &["SKU", "rationalisation"]);
        check("CRM", &["CRM"]);
        check("Number of SKUs", &["SKUs"]);
        check("B2B sales", &["B2B"]);
        check("Process optimization", &["optimization"]);
        check("Omnichannel synergies", &["Omnichannel", "synergies"]);
        check("Reorganisation of QMS", &["QMS"]);
        check("Größe der ERP-Anbindung", &["ERP"]);
    }

    #[test]
    fn ordinary_names_are_left_alone() {
        for name in [
            "",
            "Price",
            "PRICE",
            "EASY TO USE",
            "Wi-Fi",
            "TV",
            "Free Wi-Fi and TV",
            "Shops in the USA",
            "Flights to the US",
            "USB sockets",
            "DVDs",
            "iPhone app",
            "3D films",
            "Model III",
            "A4 paper",
            "24/7",
            "Organisation",
            "Organization of the day",
            "Information",
            "Location",
            "Enological terminology",
            "Self check-in",
            "Umweltverträglichkeitszertifizierung",
            "価格",
            "ERP連携",
            "Качество CRM",
            "Τιμή",
        ] {
            check(name, &[]);
        }
    }

    #[test]
    fn no_sample_of_a_word_list_is_out_of_order() {
        for list in [&ORDINARY_CAPITALS[..], &OFFICE_CAPITALS, &OFFICE_WORDS] {
            assert!(list.is_sorted(), "{list:?}");
        }
    }
}
