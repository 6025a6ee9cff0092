//! The cases: what a camera serves, under which roots, and what is asked for.
//!
//! Apart from the answers (`answers.txt`), which are one line a case.

use super::builder::*;

/// One case.
pub struct Case {
    pub id: &'static str,
    /// Name or address in the browser's address bar.
    pub host: &'static str,
    /// What is sent, in this order.
    pub chain: Vec<Vec<u8>>,
    pub key: Key,
    /// Roots it needs in the store; every client has the roots of all cases.
    pub roots: Vec<Vec<u8>>,
    pub tls: Tls,
}

/// How the server speaks.
#[derive(Clone, Copy, Default)]
pub struct Tls {
    /// The only version, such as `TLSv1`; empty: TLS 1.2 and 1.3.
    pub version: &'static str,
    /// OpenSSL's names of the suites up to TLS 1.2; empty: all.
    pub suites: &'static str,
}

/// Signs cameras and remembers.
struct Bench {
    cases: Vec<Case>,
    root: Made,
}

const HERE: &str = "127.0.0.1";

impl Bench {
    /// A case under a root of its own or the common one.
    fn case(&mut self, id: &'static str, host: &'static str, sent: &[&Made], roots: &[&Made]) {
        self.cases.push(Case {
            id,
            host,
            chain: sent.iter().map(|m| m.der.clone()).collect(),
            key: sent[0].key.clone(),
            roots: roots.iter().map(|m| m.der.clone()).collect(),
            tls: Tls::default(),
        });
    }

    /// A camera certificate signed by the common root, at 127.0.0.1.
    fn camera(&mut self, id: &'static str, wish: Wish) {
        self.named(id, HERE, wish);
    }

    fn named(&mut self, id: &'static str, host: &'static str, wish: Wish) {
        let root = self.root.clone();
        let made = wish.by(&root);
        self.case(id, host, &[&made], &[&root]);
    }

    /// A good camera certificate under this root.
    fn root(&mut self, id: &'static str, root: Wish) {
        self.under(id, HERE, root, Wish::camera());
    }

    fn under(&mut self, id: &'static str, host: &'static str, root: Wish, camera: Wish) {
        let root = root.own();
        let made = camera.by(&root);
        self.case(id, host, &[&made], &[&root]);
    }

    /// A good camera certificate under this intermediate under the common root.
    fn between(&mut self, id: &'static str, between: Wish) {
        let root = self.root.clone();
        let between = between.by(&root);
        let made = Wish::camera().by(&between);
        self.case(id, HERE, &[&made, &between], &[&root]);
    }

    fn tls(&mut self, id: &'static str, wish: Wish, version: &'static str, suites: &'static str) {
        self.camera(id, wish);
        self.cases.last_mut().unwrap().tls = Tls { version, suites };
    }
}

/// Every case, in the order in which they must be visited.
pub fn all() -> Vec<Case> {
    let mut bench = Bench {
        cases: Vec::new(),
        root: Wish::root("verdicts common root").own(),
    };
    measured(&mut bench);
    chains(&mut bench);
    roots(&mut bench);
    cameras(&mut bench);
    names(&mut bench);
    limits(&mut bench);
    spelling(&mut bench);
    connections(&mut bench);
    bench.cases
}

fn title(id: &str) -> Wish {
    Wish::root(&format!("verdicts root {id}"))
}

fn middle(id: &str) -> Wish {
    Wish::between(&format!("verdicts between {id}"))
}

/// A camera certificate that signs itself.
fn lone(id: &str) -> Wish {
    Wish::camera().subject(cn(&format!("camera {id}")))
}

/// The table everybody starts from.
fn measured(b: &mut Bench) {
    let camera = Wish::camera;
    for (id, days) in [
        ("days-397", 397),
        ("days-398", 398),
        ("days-825", 825),
        ("days-826", 826),
        ("days-3650", 3650),
    ] {
        b.camera(id, camera().dates(-1, days - 1));
    }
    b.camera("no-san", camera().without(SAN).subject(cn(HERE)));
    b.camera("ip-as-dns", camera().san(&[dns(HERE)]));
    b.camera("ip-as-both", camera().san(&[dns(HERE), ip(HERE)]));
    b.camera("old-ip", camera().san(&[ip("192.168.1.64")]));
    b.camera("no-eku", camera().without(EKU));
    b.camera("eku-client", camera().eku(&[CLIENT]));
    b.camera("ku-encipherment", camera().ku(true, &[ENCIPHERMENT]));
    b.camera("no-ku", camera().without(KU));
    b.camera("no-bc", camera().without(BC));
    b.camera(
        "leaf-p256",
        camera().key("p256/camera").ku(true, &[SIGNATURE]),
    );
    b.camera(
        "leaf-p384",
        camera().key("p384/camera").ku(true, &[SIGNATURE]),
    );
    b.camera("leaf-rsa3072", camera().key("rsa3072/camera"));
    b.camera("leaf-rsa4096", camera().key("rsa4096/camera"));
    b.camera(
        "leaf-p521",
        camera().key("p521/camera").ku(true, &[SIGNATURE]),
    );
    b.camera(
        "leaf-ed25519",
        camera().key("ed25519/camera").ku(true, &[SIGNATURE]),
    );
    b.camera("leaf-rsa1024", camera().key("rsa1024/camera"));
    b.camera("leaf-sha1", camera().how(Sign::Rsa(1)));
    b.camera("leaf-ca", camera().bc(true, None));
    b.camera("expired", camera().dates(-100, -1));
    b.camera("tomorrow", camera().dates(1, 300));
    b.camera(
        "in-5-minutes",
        camera().edit(|w| w.from = when(days(0) + time::Duration::minutes(10))),
    );
    b.root("root-expired", title("expired").dates(-400, -1));
    b.root("root-30-years", title("30 years").dates(-1, 10_950));
    let v1 = title("v1").edit(|w| {
        w.version = None;
        w.extensions.clear();
    });
    b.root("root-v1", v1);
    b.root("root-no-bc", title("no bc").without(BC));
    b.root("root-no-ku", title("no ku").without(KU));
    b.root("root-p256", title("p256").key("p256/root"));
    b.root("root-p384", title("p384").key("p384/root"));
    b.root("root-rsa4096", title("rsa4096").key("rsa4096/root"));
    b.root("root-p521", title("p521").key("p521/root"));
    b.root("root-ed25519", title("ed25519").key("ed25519/root"));
    b.root("root-rsa1024", title("rsa1024").key("rsa1024/root"));
    let device = lone("as root").own();
    b.case("device-as-root", HERE, &[&device], &[&device]);
    let device = lone("as root ca").bc(true, None).own();
    b.case("device-as-root-ca", HERE, &[&device], &[&device]);
    let device = lone("as root ca 2").bc(true, None).without(KU).own();
    b.case("device-as-root-ca-no-ku", HERE, &[&device], &[&device]);
    let device = lone("as root 2").without(BC).without(KU).own();
    b.case("device-as-root-plain", HERE, &[&device], &[&device]);
    let device = lone("as root 3").without(KU).own();
    b.case("device-as-root-no-ku", HERE, &[&device], &[&device]);
    let device = lone("as root no bc").without(BC).own();
    b.case("device-as-root-no-bc", HERE, &[&device], &[&device]);
    b.between("between-sent", middle("sent"));
    let root = b.root.clone();
    let unsent = middle("not sent").by(&root);
    let made = camera().by(&unsent);
    b.case("between-not-sent", HERE, &[&made], &[&root]);
    let installed = title("made again").key("rsa2048/old").own();
    let again = title("made again").key("rsa2048/new").own();
    let made = camera().by(&again);
    b.case("root-made-again", HERE, &[&made], &[&installed]);
    let one = title("twice").key("rsa2048/old").own();
    let two = title("twice").key("rsa2048/new").own();
    let made = camera().by(&two);
    b.case("two-roots-one-name", HERE, &[&made], &[&one, &two]);
    let same = vec![0x41, 0x42, 0x43];
    b.camera("serial-first", camera().edit(|w| w.serial = same.clone()));
    b.camera(
        "serial-again",
        camera()
            .key("rsa2048/other")
            .edit(|w| w.serial = same.clone()),
    );
    for (id, host) in [
        ("name-local", "cam01.local"),
        ("name-short", "cam01"),
        ("name-underscore", "cam_01.local"),
    ] {
        b.named(id, host, camera().named(host));
    }
    b.named(
        "wildcard-lan",
        "cam01.cctv.lan",
        camera().named("*.cctv.lan"),
    );
    b.named("wildcard-local", "cam01.local", camera().named("*.local"));
    b.camera(
        "empty-subject",
        camera().subject(seq(&[])).ext(SAN, true, seq(&[ip(HERE)])),
    );
    let limited = |id: &str| {
        title(id).bc(true, Some(0)).limits(
            true,
            &[
                net("127.0.0.0", "255.0.0.0"),
                net("192.168.0.0", "255.255.0.0"),
                net("::1", "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff"),
                dns("local"),
            ],
            &[],
        )
    };
    let plain = || camera().subject(name(&[(O, UTF8, b"cameras")]));
    b.under("limited-ip", HERE, limited("limited 1"), plain());
    b.under(
        "limited-name",
        "cam01.local",
        limited("limited 2"),
        plain().san(&[dns("cam01.local")]),
    );
    b.under(
        "limited-v6",
        "::1",
        limited("limited 3"),
        plain().san(&[ip("::1")]),
    );
    b.under(
        "limited-foreign",
        "www.google.com",
        limited("limited 4"),
        plain().san(&[dns("www.google.com")]),
    );
    b.under(
        "limited-short",
        "cam01",
        limited("limited 5"),
        plain().san(&[dns("cam01")]),
    );
    b.under(
        "limited-only-dns",
        HERE,
        title("limited 6").limits(true, &[dns("local")], &[]),
        plain(),
    );
    b.tls("tls-1.0", camera(), "TLSv1", "");
    b.tls("tls-1.1", camera(), "TLSv1_1", "");
    b.tls("tls-1.2-rsa-gcm", camera(), "TLSv1_2", "AES128-GCM-SHA256");
    b.tls("tls-1.2-rsa-cbc", camera(), "TLSv1_2", "AES128-SHA");
    b.tls(
        "tls-1.2-ecdhe-gcm",
        camera(),
        "TLSv1_2",
        "ECDHE-RSA-AES128-GCM-SHA256",
    );
    b.tls("tls-1.3", camera(), "TLSv1_3", "");
}

/// Path building.
fn chains(b: &mut Bench) {
    let camera = Wish::camera;
    let root = b.root.clone();
    let untrusted = title("nobody trusts").own();
    let made = camera().by(&untrusted);
    b.case("untrusted", HERE, &[&made], &[]);
    b.case("untrusted-with-root", HERE, &[&made, &untrusted], &[]);
    let alone = lone("alone").own();
    b.case("self-signed", HERE, &[&alone], &[]);
    let alone = lone("alone ca").bc(true, None).own();
    b.case("self-signed-ca", HERE, &[&alone], &[]);
    let outer = middle("outer").by(&root);
    let inner = middle("inner").key("rsa2048/inner").by(&outer);
    let made = camera().by(&inner);
    let stranger = title("stranger").own();
    b.case("two-between", HERE, &[&made, &inner, &outer], &[&root]);
    b.case("wrong-order", HERE, &[&made, &outer, &inner], &[&root]);
    b.case(
        "root-sent-too",
        HERE,
        &[&made, &inner, &outer, &root],
        &[&root],
    );
    b.case(
        "root-sent-first",
        HERE,
        &[&made, &root, &outer, &inner],
        &[&root],
    );
    b.case(
        "stranger-sent",
        HERE,
        &[&made, &stranger, &inner, &outer],
        &[&root],
    );
    b.case(
        "sent-twice",
        HERE,
        &[&made, &made, &inner, &inner, &outer],
        &[&root],
    );
    b.between("between-expired", middle("expired").dates(-300, -1));
    b.between("between-tomorrow", middle("tomorrow").dates(1, 300));
    b.between("between-no-bc", middle("no bc").without(BC));
    b.between("between-not-ca", middle("not ca").bc(false, None));
    b.between(
        "between-ku-no-sign",
        middle("no sign").ku(true, &[SIGNATURE]),
    );
    b.between("between-no-ku", middle("no ku").without(KU));
    b.between("between-eku-client", middle("eku client").eku(&[CLIENT]));
    b.between("between-eku-server", middle("eku server").eku(&[SERVER]));
    b.between("between-eku-any", middle("eku any").eku(&[ANY]));
    b.between(
        "between-v1",
        middle("v1").edit(|w| {
            w.version = None;
            w.extensions.clear();
        }),
    );
    b.between("between-rsa1024", middle("rsa1024").key("rsa1024/between"));
    b.between("between-sha1", middle("sha1").how(Sign::Rsa(1)));
    b.between("between-p521", middle("p521").key("p521/between"));
    b.between("between-length-0", middle("length").bc(true, Some(0)));
    b.between(
        "between-unknown-critical",
        middle("critical").ext("1.3.6.1.4.1.99999.7", true, vec![5, 0]),
    );
    b.between("between-long", middle("outlives its root").dates(-1, 9000));
    let short = title("length 0").bc(true, Some(0)).own();
    let under = middle("below length 0").by(&short);
    let made = camera().by(&under);
    b.case("root-length-0", HERE, &[&made, &under], &[&short]);
    let outer = middle("outer 0").bc(true, Some(0)).by(&root);
    let inner = middle("inner 0").key("rsa2048/inner").by(&outer);
    let made = camera().by(&inner);
    b.case(
        "between-length-short",
        HERE,
        &[&made, &inner, &outer],
        &[&root],
    );
    let outer = middle("outer 1").bc(true, Some(1)).by(&root);
    let inner = middle("inner 1").key("rsa2048/inner").by(&outer);
    let made = camera().by(&inner);
    b.case("between-length-1", HERE, &[&made, &inner, &outer], &[&root]);
    // A cross-signed authority: one way is expired, the other is not.
    let dead = middle("cross").dates(-300, -1).by(&root);
    let living = middle("cross").by(&root);
    let made = camera().by(&living);
    b.case("cross-dead-first", HERE, &[&made, &dead, &living], &[&root]);
    b.case(
        "cross-living-first",
        HERE,
        &[&made, &living, &dead],
        &[&root],
    );
    let elsewhere = middle("cross 2").by(&untrusted);
    let here = middle("cross 2").by(&root);
    let made = camera().by(&here);
    b.case(
        "cross-untrusted-first",
        HERE,
        &[&made, &elsewhere, &here],
        &[&root],
    );
    b.case(
        "cross-untrusted-only",
        HERE,
        &[&made, &elsewhere, &untrusted],
        &[],
    );
    // The root itself, trusted, and a copy cross-signed by a stranger, sent.
    let both = title("both").key("rsa2048/both").own();
    let crossed = title("both").key("rsa2048/both").by(&untrusted);
    let made = camera().by(&both);
    b.case("cross-root", HERE, &[&made, &crossed], &[&both]);
    b.case(
        "cross-root-whole",
        HERE,
        &[&made, &crossed, &untrusted],
        &[&both],
    );
    // An old root under the same key and name has expired, the new one lives.
    let gone = title("renewed")
        .key("rsa2048/renewed")
        .dates(-900, -2)
        .own();
    let renewed = title("renewed").key("rsa2048/renewed").own();
    let made = camera().by(&renewed);
    b.case("root-renewed", HERE, &[&made], &[&gone, &renewed]);
    b.case("root-renewed-old-sent", HERE, &[&made, &gone], &[&renewed]);
    // Only the intermediate is in the store, not its root.
    let hidden = title("hidden").own();
    let trusted = middle("trusted itself").by(&hidden);
    let made = camera().by(&trusted);
    b.case("between-as-root", HERE, &[&made], &[&trusted]);
    for (id, count) in [
        ("six-between", 6),
        ("seven-between", 7),
        ("nine-between", 9),
    ] {
        let mut last = root.clone();
        let mut sent = Vec::new();
        for n in 0..count {
            let label = format!("p256/deep{n}");
            last = middle(&format!("{id} {n}")).key(&label).by(&last);
            sent.insert(0, last.clone());
        }
        sent.insert(0, camera().by(&last));
        b.case(id, HERE, &sent.iter().collect::<Vec<_>>(), &[&root]);
    }
    b.camera(
        "aki-wrong",
        camera().ext(AKI, false, seq(&[tlv(0x80, &[7; 20])])),
    );
    b.camera("aki-none", camera().ext(AKI, false, seq(&[])));
    let serial = seq(&[
        tlv(0xa1, &directory(&cn("somebody else"))),
        tlv(0x82, &[0x55]),
    ]);
    b.camera("aki-serial-wrong", camera().ext(AKI, false, serial));
    b.camera("signature-broken", camera().edit(|w| w.broken = true));
    b.camera(
        "signature-two-kinds",
        camera().edit(|w| w.inside = Some(Sign::Rsa(384))),
    );
    b.between(
        "between-signature-broken",
        middle("broken").edit(|w| w.broken = true),
    );
}

/// Roots in the store.
fn roots(b: &mut Bench) {
    b.root("root-tomorrow", title("tomorrow").dates(1, 3650));
    b.root("root-not-ca", title("not ca").bc(false, None));
    b.root("root-ku-no-sign", title("no sign").ku(true, &[SIGNATURE]));
    b.root("root-eku-client", title("eku client").eku(&[CLIENT]));
    b.root("root-eku-server", title("eku server").eku(&[SERVER]));
    b.root("root-eku-any", title("eku any").eku(&[ANY]));
    b.root(
        "root-unknown-critical",
        title("critical").ext("1.3.6.1.4.1.99999.7", true, vec![5, 0]),
    );
    b.root("root-no-ski", title("no ski").without(SKI));
    b.root(
        "root-bc-not-critical",
        title("bc soft").ext(BC, false, seq(&[vec![1, 1, 0xff]])),
    );
    b.root(
        "root-ku-not-critical",
        title("ku soft").ku(false, &[CERT_SIGN, CRL_SIGN]),
    );
    b.root("root-sha1", title("sha1").how(Sign::Rsa(1)));
    b.root("root-md5", title("md5").how(Sign::Rsa(5)));
    b.root(
        "root-own-signature-broken",
        title("broken").edit(|w| w.broken = true),
    );
    b.root(
        "root-length-0-direct",
        title("length 0 direct").bc(true, Some(0)),
    );
    b.root("root-rsa3072", title("rsa3072").key("rsa3072/root"));
    b.root(
        "root-no-name",
        title("x").subject(name(&[(O, UTF8, b"verdicts without a common name")])),
    );
    b.root("root-with-san", title("with san").san(&[dns("root.local")]));
    b.root(
        "root-ski-odd",
        title("ski odd").ext(SKI, false, tlv(4, b"not a hash of the key")),
    );
    b.root("root-until-2090", title("2090").dates(-1, 23_000));
}

/// The camera's own certificate.
fn cameras(b: &mut Bench) {
    let camera = Wish::camera;
    b.camera("eku-any", camera().eku(&[ANY]));
    b.camera("eku-both", camera().eku(&[SERVER, CLIENT]));
    b.camera("eku-critical", camera().ext(EKU, true, seq(&[oid(SERVER)])));
    b.camera("eku-unknown", camera().eku(&["1.3.6.1.4.1.99999.8"]));
    b.camera("eku-empty", camera().eku(&[]));
    b.camera("eku-netscape", camera().eku(&["2.16.840.1.113730.4.1"]));
    b.camera("ku-signature", camera().ku(true, &[SIGNATURE]));
    b.camera("ku-agreement", camera().ku(true, &[AGREEMENT]));
    b.camera("ku-cert-sign", camera().ku(true, &[CERT_SIGN]));
    b.camera(
        "ku-and-cert-sign",
        camera().ku(true, &[SIGNATURE, CERT_SIGN]),
    );
    b.camera(
        "ku-not-critical",
        camera().ku(false, &[SIGNATURE, ENCIPHERMENT]),
    );
    b.camera(
        "ec-ku-encipherment",
        camera().key("p256/camera").ku(true, &[ENCIPHERMENT]),
    );
    b.camera(
        "ec-ku-agreement",
        camera().key("p256/camera").ku(true, &[AGREEMENT]),
    );
    b.camera(
        "unknown-critical",
        camera().ext("1.3.6.1.4.1.99999.7", true, vec![5, 0]),
    );
    b.camera(
        "unknown-soft",
        camera().ext("1.3.6.1.4.1.99999.7", false, vec![5, 0]),
    );
    let policies = seq(&[seq(&[oid("1.3.6.1.4.1.99999.1")])]);
    b.camera(
        "policies",
        camera().ext("2.5.29.32", false, policies.clone()),
    );
    b.camera(
        "policies-critical",
        camera().ext("2.5.29.32", true, policies),
    );
    b.camera(
        "policies-spoilt",
        camera().ext("2.5.29.32", false, vec![0x30, 0x03, 1, 2]),
    );
    let source = seq(&[seq(&[
        oid("1.3.6.1.5.5.7.48.1"),
        uri("http://127.0.0.1:9/ocsp"),
    ])]);
    b.camera(
        "aia-critical",
        camera().ext("1.3.6.1.5.5.7.1.1", true, source),
    );
    let point = seq(&[seq(&[tlv(
        0xa0,
        &tlv(0xa0, &uri("http://127.0.0.1:9/crl")),
    )])]);
    b.camera("crl-point", camera().ext("2.5.29.31", false, point.clone()));
    b.camera("crl-point-critical", camera().ext("2.5.29.31", true, point));
    b.camera(
        "must-staple",
        camera().ext("1.3.6.1.5.5.7.1.24", false, seq(&[vec![2, 1, 5]])),
    );
    b.camera(
        "netscape-server",
        camera().ext("2.16.840.1.113730.1.1", false, vec![3, 2, 6, 0x40]),
    );
    b.camera(
        "netscape-client",
        camera().ext("2.16.840.1.113730.1.1", false, vec![3, 2, 7, 0x80]),
    );
    b.camera(
        "netscape-critical",
        camera().ext("2.16.840.1.113730.1.1", true, vec![3, 2, 6, 0x40]),
    );
    b.camera("ski-critical", camera().edit(|w| w.extensions[0].1 = true));
    b.camera(
        "limits-on-camera",
        camera().limits(false, &[dns("local")], &[]),
    );
    let old = |version| {
        move |w: &mut Wish| {
            w.version = version;
            w.extensions.clear();
        }
    };
    b.camera("version-1", camera().subject(cn(HERE)).edit(old(None)));
    b.camera("version-2", camera().subject(cn(HERE)).edit(old(Some(1))));
    b.camera(
        "no-extensions",
        camera().subject(cn(HERE)).edit(old(Some(2))),
    );
    b.camera("serial-zero", camera().edit(|w| w.serial = vec![0]));
    b.camera(
        "serial-negative",
        camera().edit(|w| w.serial = vec![0x85, 1, 2]),
    );
    b.camera("serial-20", camera().edit(|w| w.serial = vec![0x44; 20]));
    b.camera("serial-21", camera().edit(|w| w.serial = vec![0x45; 21]));
    b.camera("serial-40", camera().edit(|w| w.serial = vec![0x46; 40]));
    b.camera("leaf-rsa8192", camera().key("rsa8192/camera"));
    b.camera("leaf-rsa2056", camera().key("rsa2056/camera"));
    b.camera("leaf-rsa1536", camera().key("rsa1536/camera"));
    b.camera("leaf-rsa768", camera().key("rsa768/camera"));
    b.camera("leaf-exponent-3", camera().key("rsa2048e3/camera"));
    b.camera(
        "leaf-pss-key",
        camera().key("pss2048/camera").ku(true, &[SIGNATURE]),
    );
    b.camera("leaf-sha384", camera().how(Sign::Rsa(384)));
    b.camera("leaf-sha512", camera().how(Sign::Rsa(512)));
    b.camera("leaf-md5", camera().how(Sign::Rsa(5)));
    b.camera("leaf-pss", camera().how(Sign::Pss(256)));
    b.under(
        "ecdsa-mixed",
        HERE,
        title("mixed").key("p256/root"),
        camera().how(Sign::Ecdsa(384)),
    );
    b.under(
        "ecdsa-mixed-384",
        HERE,
        title("mixed 384").key("p384/root"),
        camera().how(Sign::Ecdsa(256)),
    );
    let until = |text: &'static [u8], tag: u8| move |w: &mut Wish| w.until = tlv(tag, text);
    b.camera("until-9999", camera().edit(until(b"99991231235959Z", 0x18)));
    b.camera("until-2051", camera().edit(until(b"20510101000000Z", 0x18)));
    b.camera(
        "time-general-early",
        camera().edit(until(b"20490101000000Z", 0x18)),
    );
    b.camera(
        "time-no-seconds",
        camera().edit(until(b"4901010000Z", 0x17)),
    );
    b.camera(
        "time-offset",
        camera().edit(until(b"490101000000+0000", 0x17)),
    );
    b.camera(
        "time-fraction",
        camera().edit(until(b"20490101000000.5Z", 0x18)),
    );
    b.camera(
        "from-1970",
        camera().edit(|w| w.from = tlv(0x17, b"700101000000Z")),
    );
    b.camera(
        "from-2000",
        camera().edit(|w| w.from = tlv(0x17, b"000101000000Z")),
    );
    b.camera("never-valid", camera().dates(5, -5));
    b.camera(
        "bc-false-written",
        camera().ext(BC, true, seq(&[vec![1, 1, 0]])),
    );
    b.camera("bc-length-on-camera", camera().bc(false, Some(0)));
    b.camera("bc-not-critical", camera().ext(BC, false, seq(&[])));
    b.camera(
        "bc-true-as-1",
        camera().ext(BC, true, seq(&[vec![1, 1, 1]])),
    );
    b.camera(
        "extension-twice-unknown",
        camera().edit(|w| {
            let one = ("1.3.6.1.4.1.99999.7".to_owned(), false, vec![5, 0]);
            w.extensions.extend([one.clone(), one]);
        }),
    );
    b.camera(
        "as-issuer-itself",
        camera().subject(cn("verdicts common root")),
    );
}

/// Names and how they are matched.
fn names(b: &mut Bench) {
    let camera = Wish::camera;
    let plain = |names: &[Vec<u8>]| Wish::camera().subject(cn("a camera")).san(names);
    b.named(
        "case-in-certificate",
        "cam01.local",
        plain(&[dns("CAM01.Local")]),
    );
    b.named("dot-asked", "cam01.local.", plain(&[dns("cam01.local")]));
    b.named(
        "dot-in-certificate",
        "cam01.local",
        plain(&[dns("cam01.local.")]),
    );
    b.named("dot-both", "cam01.local.", plain(&[dns("cam01.local.")]));
    b.named("idn", "xn--kche-0ra.lan", plain(&[dns("xn--kche-0ra.lan")]));
    b.named("idn-raw", "xn--kche-0ra.lan", plain(&[dns("küche.lan")]));
    b.named(
        "name-space",
        "cam01.local",
        plain(&[dns("cam 01.local"), dns("cam01.local")]),
    );
    b.named(
        "name-odd-too",
        "cam01.local",
        plain(&[dns("cam@01"), dns("cam01.local")]),
    );
    b.named(
        "name-empty-too",
        "cam01.local",
        plain(&[dns(""), dns("cam01.local")]),
    );
    b.named(
        "name-uri-only",
        "cam01.local",
        plain(&[uri("https://cam01.local/")]),
    );
    b.named(
        "name-uri-too",
        "cam01.local",
        plain(&[uri("https://x/"), dns("cam01.local")]),
    );
    b.named(
        "name-directory-too",
        "cam01.local",
        plain(&[directory(&cn("x")), dns("cam01.local")]),
    );
    let other = tlv(
        0xa0,
        &[oid("1.3.6.1.4.1.311.20.2.3"), tlv(0xa0, &tlv(UTF8, b"u@x"))].concat(),
    );
    b.named(
        "name-other-too",
        "cam01.local",
        plain(&[other, dns("cam01.local")]),
    );
    b.named("san-empty", "cam01.local", plain(&[]));
    b.named(
        "cn-only",
        "cam01.local",
        camera().subject(cn("cam01.local")).without(SAN),
    );
    b.named(
        "cn-with-mail",
        "cam01.local",
        camera().subject(cn("cam01.local")).san(&[mail("a@b.c")]),
    );
    b.named(
        "cn-with-ip",
        "cam01.local",
        camera().subject(cn("cam01.local")).san(&[ip("10.0.0.1")]),
    );
    b.named(
        "cn-other-name",
        "cam01.local",
        camera().subject(cn("cam01.local")).san(&[dns("x.local")]),
    );
    b.camera(
        "cn-ip-other-dns",
        camera().subject(cn(HERE)).san(&[dns("x.local")]),
    );
    b.named("wildcard-deep", "a.b.cctv.lan", plain(&[dns("*.cctv.lan")]));
    b.named("wildcard-bare", "cctv.lan", plain(&[dns("*.cctv.lan")]));
    b.named(
        "wildcard-part",
        "cam01.cctv.lan",
        plain(&[dns("cam*.cctv.lan")]),
    );
    b.named(
        "wildcard-part-end",
        "cam01.cctv.lan",
        plain(&[dns("*01.cctv.lan")]),
    );
    b.named(
        "wildcard-inside",
        "a.cam.cctv.lan",
        plain(&[dns("a.*.cctv.lan")]),
    );
    b.named("wildcard-all", "cam01", plain(&[dns("*")]));
    b.named("wildcard-co-uk", "cam01.co.uk", plain(&[dns("*.co.uk")]));
    b.named(
        "wildcard-github",
        "cam01.github.io",
        plain(&[dns("*.github.io")]),
    );
    b.named(
        "wildcard-home-arpa",
        "cam01.home.arpa",
        plain(&[dns("*.home.arpa")]),
    );
    b.named(
        "wildcard-idn",
        "xn--kche-0ra.cctv.lan",
        plain(&[dns("*.cctv.lan")]),
    );
    b.named(
        "wildcard-case",
        "cam01.cctv.lan",
        plain(&[dns("*.CCTV.LAN")]),
    );
    b.named(
        "wildcard-too",
        "cam01.local",
        plain(&[dns("*.local"), dns("cam01.local")]),
    );
    b.named("v6", "::1", plain(&[ip("::1")]));
    b.named("v6-as-dns", "::1", plain(&[dns("::1")]));
    b.named("v6-wrong", "::1", plain(&[ip("::2")]));
    b.camera("v4-mapped", camera().san(&[ip("::ffff:127.0.0.1")]));
    b.camera(
        "ip-5-bytes",
        camera().san(&[tlv(0x87, &[127, 0, 0, 1, 0]), ip(HERE)]),
    );
    b.camera(
        "ip-with-mask",
        camera().san(&[net(HERE, "255.255.255.255")]),
    );
    b.camera("ip-as-uri", camera().san(&[uri("https://127.0.0.1/")]));
    b.camera("ip-wildcard", camera().san(&[dns("*.0.0.1")]));
    b.camera("many-names", {
        let mut names: Vec<Vec<u8>> = (0..200).map(|n| dns(&format!("cam{n}.local"))).collect();
        names.push(ip(HERE));
        camera().san(&names)
    });
    b.camera("san-critical", camera().ext(SAN, true, seq(&[ip(HERE)])));
    b.camera("empty-subject-soft", camera().subject(seq(&[])));
    b.camera(
        "san-trailing-bytes",
        camera().ext(SAN, false, [seq(&[ip(HERE)]), vec![0]].concat()),
    );
}

/// Name constraints.
fn limits(b: &mut Bench) {
    let camera = Wish::camera;
    let plain = |names: &[Vec<u8>]| {
        Wish::camera()
            .subject(name(&[(O, UTF8, b"cameras")]))
            .san(names)
    };
    let all = "255.0.0.0";
    b.under(
        "never-ip",
        HERE,
        title("never ip").limits(true, &[], &[net("127.0.0.0", all)]),
        plain(&[ip(HERE)]),
    );
    b.under(
        "never-other-ip",
        HERE,
        title("never other ip").limits(true, &[], &[net("10.0.0.0", all)]),
        plain(&[ip(HERE)]),
    );
    b.under(
        "never-name",
        "cam01.local",
        title("never name").limits(true, &[], &[dns("local")]),
        plain(&[dns("cam01.local")]),
    );
    b.under(
        "never-one-of-two",
        HERE,
        title("never one").limits(true, &[], &[dns("bad.lan")]),
        plain(&[ip(HERE), dns("x.bad.lan")]),
    );
    b.under(
        "only-other-ip",
        HERE,
        title("only other ip").limits(true, &[net("10.0.0.0", all)], &[]),
        plain(&[ip(HERE)]),
    );
    b.under(
        "only-not-critical",
        HERE,
        title("only soft").limits(false, &[net("10.0.0.0", all)], &[]),
        plain(&[ip(HERE)]),
    );
    b.under(
        "only-dotted",
        "cam01.local",
        title("only dotted").limits(true, &[dns(".local")], &[]),
        plain(&[dns("cam01.local")]),
    );
    b.under(
        "only-dotted-itself",
        "cctv.lan",
        title("only dotted itself").limits(true, &[dns(".cctv.lan")], &[]),
        plain(&[dns("cctv.lan")]),
    );
    b.under(
        "only-case",
        "cam01.local",
        title("only case").limits(true, &[dns("LOCAL")], &[]),
        plain(&[dns("cam01.local")]),
    );
    b.under(
        "only-empty-name",
        "cam01.local",
        title("only empty").limits(true, &[dns("")], &[]),
        plain(&[dns("cam01.local")]),
    );
    b.under(
        "only-half-label",
        "cam01.mylocal",
        title("only half").limits(true, &[dns("local")], &[]),
        plain(&[dns("cam01.mylocal")]),
    );
    b.under(
        "only-wildcard",
        "cam01.cctv.lan",
        title("only wildcard").limits(true, &[dns("cctv.lan")], &[]),
        plain(&[dns("*.cctv.lan")]),
    );
    b.under(
        "never-wildcard-covers",
        "cam02.cctv.lan",
        title("never wildcard").limits(true, &[], &[dns("cam01.cctv.lan")]),
        plain(&[dns("*.cctv.lan")]),
    );
    b.under(
        "only-mail",
        HERE,
        title("only mail").limits(true, &[mail("example.org")], &[]),
        plain(&[ip(HERE)]),
    );
    b.under(
        "only-directory-fits",
        HERE,
        title("only directory").limits(true, &[directory(&name(&[(O, UTF8, b"cameras")]))], &[]),
        plain(&[ip(HERE)]),
    );
    b.under(
        "only-directory-other",
        HERE,
        title("only directory 2").limits(
            true,
            &[directory(&name(&[(O, UTF8, b"somebody else")]))],
            &[],
        ),
        plain(&[ip(HERE)]),
    );
    b.under(
        "never-directory",
        HERE,
        title("never directory").limits(true, &[], &[directory(&name(&[(O, UTF8, b"cameras")]))]),
        plain(&[ip(HERE)]),
    );
    b.under(
        "only-dns-cn-address",
        HERE,
        title("only dns cn 1").limits(true, &[dns("local")], &[]),
        camera().subject(cn(HERE)),
    );
    b.under(
        "only-dns-cn-foreign",
        HERE,
        title("only dns cn 2").limits(true, &[dns("local")], &[]),
        camera().subject(cn("cam01.example.org")),
    );
    b.under(
        "only-dns-cn-words",
        HERE,
        title("only dns cn 3").limits(true, &[dns("local")], &[]),
        camera().subject(cn("front door camera")),
    );
    b.under(
        "only-dns-cn-inside",
        HERE,
        title("only dns cn 4").limits(true, &[dns("local")], &[]),
        camera().subject(cn("cam01.local")),
    );
    b.under(
        "only-mask-gaps",
        HERE,
        title("only gaps").limits(true, &[net("127.0.0.1", "255.0.0.255")], &[]),
        plain(&[ip(HERE)]),
    );
    b.under(
        "only-with-minimum",
        HERE,
        title("only minimum").ext(
            NC,
            true,
            seq(&[tlv(0xa0, &seq(&[net("127.0.0.0", all), tlv(0x80, &[0])]))]),
        ),
        plain(&[ip(HERE)]),
    );
    b.under(
        "limits-empty",
        HERE,
        title("limits empty").ext(NC, true, seq(&[])),
        plain(&[ip(HERE)]),
    );
    b.under(
        "never-uri",
        HERE,
        title("never uri").limits(true, &[], &[uri("example.org")]),
        plain(&[ip(HERE)]),
    );
    b.under(
        "never-mail-has-mail",
        HERE,
        title("never mail").limits(true, &[], &[mail("example.org")]),
        plain(&[ip(HERE), mail("a@example.org")]),
    );
    let root = b.root.clone();
    for (id, between) in [
        (
            "between-only-ip",
            middle("only ip").limits(true, &[net("127.0.0.0", all)], &[]),
        ),
        (
            "between-never-ip",
            middle("never ip").limits(true, &[], &[net("127.0.0.0", all)]),
        ),
    ] {
        let between = between.by(&root);
        let made = plain(&[ip(HERE)]).by(&between);
        b.case(id, HERE, &[&made, &between], &[&root]);
    }
}

/// String types and characters in names.
fn spelling(b: &mut Bench) {
    let root = b.root.clone();
    let spelled = |id: &'static str, b: &mut Bench, tag: u8, text: &[u8]| {
        let root = b.root.clone();
        let made = Wish::camera()
            .edit(|w| w.issuer = Some(name(&[(CN, tag, text)])))
            .by(&root);
        b.case(id, HERE, &[&made], &[&root]);
    };
    spelled("issuer-printable", b, PRINTABLE, b"verdicts common root");
    spelled("issuer-case", b, UTF8, b"Verdicts Common Root");
    spelled("issuer-spaces", b, UTF8, b"verdicts  common root ");
    spelled("issuer-teletex", b, 0x14, b"verdicts common root");
    spelled("issuer-ia5", b, 0x16, b"verdicts common root");
    for (id, tag, text) in [
        ("subject-printable-at", PRINTABLE, &b"cam@01*_&"[..]),
        ("subject-printable-star", PRINTABLE, b"cam*"),
        ("subject-printable-and", PRINTABLE, b"cam&cam"),
        ("subject-printable-low", PRINTABLE, b"cam_01"),
        ("subject-printable-latin", PRINTABLE, b"K\xfcche"),
        ("subject-teletex-latin", 0x14, b"K\xfcche"),
        ("subject-bmp", 0x1e, b"\0c\0a\0m"),
        ("subject-universal", 0x1c, b"\0\0\0c"),
        ("subject-ia5", 0x16, b"cam01"),
        ("subject-numeric", 0x12, b"0123"),
        ("subject-empty-value", UTF8, b""),
        ("subject-nul", UTF8, b"cam\0.local"),
    ] {
        b.camera(id, Wish::camera().subject(name(&[(CN, tag, text)])));
    }
    b.camera(
        "subject-long",
        Wish::camera().subject(cn(&"long ".repeat(40))),
    );
    b.camera(
        "subject-country",
        Wish::camera().subject(name(&[("2.5.4.6", UTF8, b"Deutschland"), (CN, UTF8, b"x")])),
    );
    b.camera(
        "subject-mail",
        Wish::camera().subject(name(&[
            ("1.2.840.113549.1.9.1", 0x16, b"a@b.c"),
            (CN, UTF8, b"x"),
        ])),
    );
    let two = tlv(
        0x31,
        &[
            seq(&[oid(CN), tlv(UTF8, b"one")]),
            seq(&[oid(O), tlv(UTF8, b"two")]),
        ]
        .concat(),
    );
    b.camera("subject-set-of-two", Wish::camera().subject(seq(&[two])));
    b.camera(
        "subject-set-empty",
        Wish::camera().subject(seq(&[tlv(0x31, &[])])),
    );
    for (id, tag, text) in [
        ("root-printable-at", PRINTABLE, &b"verdicts root @ *"[..]),
        ("root-teletex", 0x14, b"verdicts root K\xfcche"),
        ("root-bmp", 0x1e, b"\0v\0e\0r\0b"),
    ] {
        b.root(id, Wish::root("x").subject(name(&[(CN, tag, text)])));
    }
    let _ = root;
}

/// TLS versions and suites.
fn connections(b: &mut Bench) {
    let camera = Wish::camera;
    let ec = || Wish::camera().key("p256/camera").ku(true, &[SIGNATURE]);
    for (id, suites) in [
        ("ecdhe-cbc-sha1", "ECDHE-RSA-AES128-SHA"),
        ("ecdhe-cbc-sha256", "ECDHE-RSA-AES128-SHA256"),
        ("ecdhe-cbc-sha384", "ECDHE-RSA-AES256-SHA384"),
        ("ecdhe-chacha", "ECDHE-RSA-CHACHA20-POLY1305"),
        ("dhe-gcm", "DHE-RSA-AES128-GCM-SHA256"),
        ("dhe-cbc", "DHE-RSA-AES128-SHA"),
        ("rsa-cbc-sha256", "AES128-SHA256"),
        ("rsa-gcm-256", "AES256-GCM-SHA384"),
    ] {
        b.tls(id, camera(), "TLSv1_2", suites);
    }
    b.tls(
        "ecdsa-gcm",
        ec(),
        "TLSv1_2",
        "ECDHE-ECDSA-AES128-GCM-SHA256",
    );
    b.tls("ecdsa-cbc", ec(), "TLSv1_2", "ECDHE-ECDSA-AES128-SHA");
    b.tls(
        "ecdsa-cbc-sha256",
        ec(),
        "TLSv1_2",
        "ECDHE-ECDSA-AES128-SHA256",
    );
    b.tls(
        "rsa-exchange-ku-signature",
        camera().ku(true, &[SIGNATURE]),
        "TLSv1_2",
        "AES128-GCM-SHA256",
    );
    b.tls(
        "rsa-exchange-ku-encipherment",
        camera().ku(true, &[ENCIPHERMENT]),
        "TLSv1_2",
        "AES128-GCM-SHA256",
    );
    b.tls(
        "rsa1024-rsa-exchange",
        camera().key("rsa1024/camera"),
        "TLSv1_2",
        "AES128-SHA",
    );
    b.tls(
        "rsa1024-tls-1.2",
        camera().key("rsa1024/camera"),
        "TLSv1_2",
        "ECDHE-RSA-AES128-GCM-SHA256",
    );
    b.tls(
        "p384-tls-1.2",
        camera().key("p384/camera").ku(true, &[SIGNATURE]),
        "TLSv1_2",
        "ECDHE-ECDSA-AES256-GCM-SHA384",
    );
    b.tls(
        "p521-tls-1.2",
        camera().key("p521/camera").ku(true, &[SIGNATURE]),
        "TLSv1_2",
        "ECDHE-ECDSA-AES256-GCM-SHA384",
    );
}
