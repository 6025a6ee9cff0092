//! Which maker a foreign text names, and whether it speaks of a camera at all.
//!
//! Apart because mDNS and SSDP are spoken by printers, televisions and routers too: only what
//! names itself a camera, or a maker of nothing else, is a sighting.

/// Makers whose devices speak mDNS or SSDP, as they spell themselves, with the words by which they
/// are known in names and descriptions.
const MAKERS: [(&str, &[&str]); 20] = [
    ("Axis", &["axis"]),
    ("Hikvision", &["hikvision", "hikdigital"]),
    ("Dahua", &["dahua"]),
    ("Amcrest", &["amcrest"]),
    ("Lorex", &["lorex"]),
    ("Hanwha", &["hanwha", "wisenet", "samsung techwin"]),
    ("Uniview", &["uniview", "univiewtec"]),
    ("TVT", &["tvt digital", "tvt-"]),
    ("Reolink", &["reolink"]),
    ("Vivotek", &["vivotek"]),
    ("Foscam", &["foscam"]),
    ("Bosch", &["bosch security", "bosch camera", "bosch ip"]),
    ("Mobotix", &["mobotix"]),
    ("i-PRO", &["i-pro", "panasonic ip camera"]),
    ("Avigilon", &["avigilon"]),
    ("Milesight", &["milesight"]),
    ("Sunell", &["sunell"]),
    ("Illustra", &["illustra"]),
    ("Techson", &["techson"]),
    ("Pelco", &["pelco"]),
];

/// Words only cameras and recorders use of themselves.
const WORDS: [&str; 8] = [
    "ipcam",
    "ip camera",
    "network camera",
    "networkcamera",
    "digitalsecuritycamera",
    "video recorder",
    "nvr",
    "surveillance",
];

/// The maker a text names.
pub(super) fn maker(text: &str) -> Option<&'static str> {
    let text = text.to_lowercase();
    MAKERS
        .into_iter()
        .find(|(_, words)| words.iter().any(|word| has(&text, word)))
        .map(|(maker, _)| maker)
}

/// Whether a text speaks of a camera or recorder.
pub(super) fn is_camera(text: &str) -> bool {
    let lower = text.to_lowercase();
    WORDS.into_iter().any(|word| has(&lower, word)) || maker(text).is_some()
}

/// The word, not a part of another one: "praxis" is no Axis.
fn has(text: &str, word: &str) -> bool {
    text.match_indices(word).any(|(at, _)| {
        !text[..at]
            .chars()
            .next_back()
            .is_some_and(char::is_alphanumeric)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn makers_are_whole_words() {
        assert_eq!(maker("AXIS M3106-L - ACCC8E000001"), Some("Axis"));
        assert_eq!(maker("Praxis Dr. Weber"), None);
        assert_eq!(maker("HIKVISION DS-2CD"), Some("Hikvision"));
        assert!(is_camera(
            "urn:schemas-upnp-org:device:DigitalSecurityCamera:1"
        ));
        assert!(is_camera("NVR-16"));
        assert!(!is_camera("HP LaserJet 4"));
        assert!(!is_camera("Canvrit"));
    }
}
