//! The web server's TLS settings, by SOAP: which certificate it uses, and whether HTTPS is on.
//!
//! Apart because every firmware has it, whichever way the certificate came in. What is read is
//! written back unchanged but for what is meant: cipher lists belong to the device.

use super::older::{CERT, soap};
use crate::device::Error;
use crate::device::web::Web;
use crate::device::xml::{Element, leaf, wrap, yes};

/// Namespace of the web server service.
const WEBSERVER: &str = "http://www.axis.com/vapix/ws/webserver";

/// The settings, as read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Settings {
    tls: bool,
    /// Who may come by what, in the device's order (`Admin`, on older firmware also others).
    policies: Vec<(String, String)>,
    ciphers: Vec<String>,
    /// Aliases of what is served.
    pub(super) certificates: Vec<String>,
    authorities: Vec<String>,
    trusted: Vec<String>,
}

impl Settings {
    /// As the device has them now.
    pub(super) async fn read(web: &Web) -> Result<Self, Error> {
        let body = format!("<aweb:GetWebServerTlsConfiguration xmlns:aweb=\"{WEBSERVER}\"/>");
        let answer = soap(web, "GetWebServerTlsConfiguration", &body, true).await?;
        Ok(Self::of(&answer))
    }

    fn of(answer: &Element) -> Self {
        let Some(told) = answer.find("Configuration") else {
            return Self::default();
        };
        let ids = |set: &str| {
            told.at(&["CertificateSet", set])
                .into_iter()
                .flat_map(|set| set.each("Id"))
                .map(|id| id.text().to_owned())
                .collect()
        };
        Self {
            tls: told.text_of("Tls").is_some_and(yes),
            policies: told
                .child("ConnectionPolicies")
                .into_iter()
                .flat_map(|policies| &policies.children)
                .map(|policy| (policy.name.clone(), policy.text().to_owned()))
                .collect(),
            ciphers: told
                .child("Ciphers")
                .into_iter()
                .flat_map(|ciphers| ciphers.each("Cipher"))
                .map(|cipher| cipher.text().to_owned())
                .collect(),
            certificates: ids("Certificates"),
            authorities: ids("CACertificates"),
            trusted: ids("TrustedCertificates"),
        }
    }

    fn admin(&self) -> Option<&str> {
        self.policies
            .iter()
            .find(|(who, _)| who == "Admin")
            .map(|(_, how)| how.as_str())
    }

    /// Whether an administrator can come by HTTPS.
    pub(super) fn is_on(&self) -> bool {
        self.tls && self.admin() != Some("Http")
    }

    /// Whether an administrator can come by HTTP.
    pub(super) fn allows_http(&self) -> bool {
        !self.tls || self.admin() != Some("Https")
    }

    /// Switches HTTPS and HTTP. Without any HTTPS nothing but HTTP is left.
    pub(super) fn switch(&mut self, https: bool, http: bool) {
        self.tls = https;
        let how = match (https, http) {
            (false, _) => "Http",
            (true, true) => "HttpAndHttps",
            (true, false) => "Https",
        };
        match self.policies.iter_mut().find(|(who, _)| who == "Admin") {
            Some((_, policy)) => *policy = how.to_owned(),
            None => self.policies.push(("Admin".to_owned(), how.to_owned())),
        }
    }

    /// Writes them. The web server takes them up within seconds, without a restart; the answer
    /// may get lost in that.
    pub(super) async fn write(&self, web: &Web) -> Result<(), Error> {
        match soap(web, "SetWebServerTlsConfiguration", &self.body(), false).await {
            Err(error @ (Error::Cut { .. } | Error::Slow { .. })) => match Self::read(web).await {
                Ok(now) if now.certificates == self.certificates && now.is_on() == self.is_on() => {
                    Ok(())
                }
                _ => Err(error),
            },
            answer => answer.map(drop),
        }
    }

    fn body(&self) -> String {
        let list = |name: &str, values: &[String]| -> String {
            values.iter().map(|value| leaf(name, value)).collect()
        };
        let policies: String = self
            .policies
            .iter()
            .map(|(who, how)| leaf(&format!("aweb:{who}"), how))
            .collect();
        let ids = |name: &str, values: &[String]| wrap(name, &list("acert:Id", values));
        let set = [
            ids("acert:Certificates", &self.certificates),
            ids("acert:CACertificates", &self.authorities),
            ids("acert:TrustedCertificates", &self.trusted),
        ]
        .concat();
        let tls = if self.tls { "true" } else { "false" };
        // Unqualified elements are refused (`ter:TagMismatch`) by current firmware.
        format!(
            "<aweb:SetWebServerTlsConfiguration xmlns:aweb=\"{WEBSERVER}\" xmlns:acert=\"{CERT}\">\
             <aweb:Configuration name=\"WebServer\"><aweb:Tls>{tls}</aweb:Tls>{}{}{}\
             </aweb:Configuration></aweb:SetWebServerTlsConfiguration>",
            wrap("aweb:ConnectionPolicies", &policies),
            wrap("aweb:Ciphers", &list("acert:Cipher", &self.ciphers)),
            wrap("aweb:CertificateSet", &set),
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::device::xml;

    #[test]
    fn what_is_read_is_written_back() {
        let settings = Settings {
            tls: true,
            policies: vec![("Admin".into(), "HttpAndHttps".into())],
            ciphers: vec!["ECDHE-RSA-AES128-GCM-SHA256".into(), "X".into()],
            certificates: vec!["a & b".into()],
            authorities: Vec::new(),
            trusted: vec!["t".into()],
        };
        let read = Settings::of(&xml::read(settings.body().as_bytes()).unwrap());
        assert_eq!(read, settings);
        assert!(read.is_on() && read.allows_http());
    }

    #[test]
    fn switching_off_leaves_http() {
        let mut settings = Settings::default();
        settings.switch(true, false);
        assert!(settings.is_on() && !settings.allows_http());
        settings.switch(false, true);
        assert!(!settings.is_on() && settings.allows_http());
    }
}
