//! What single families do beyond the table: half ones without ONVIF, older logins, two interfaces.

use camseal::device;
use camseal::practice::{Lapi, Nvms, Part, Quirks, Reload};
use camseal::work::{Outcome, Plan, Warning, Way};
use time::OffsetDateTime;

use crate::bench::{Bench, STORED, device_error, options, patient};
use crate::{Row, USUAL};

/// Without ONVIF the half families switch HTTPS on and hand the files to a person; the site knows
/// where to look from then on.
#[tokio::test(flavor = "multi_thread")]
async fn half_families_without_onvif_leave_the_certificate_to_a_person() {
    for family in ["dahua", "hikvision"] {
        let row = Row { family, ..USUAL };
        let quirks = Quirks {
            certificates: false,
            ..Quirks::default()
        };
        let bench = Bench::new(&row, quirks).await;
        let outcome = bench.run().await;
        let Outcome::ByHand(kit) = outcome else {
            panic!("{family}: {outcome:?}");
        };
        let state = bench.camera.state();
        assert!(state.https && state.serves_factory, "{family}: {state:?}");
        let camera = &bench.site.cameras().unwrap()[0];
        assert_eq!(camera.https_port, Some(bench.camera.https_port), "{family}");
        assert_eq!(camera.certificate(), kit.chain.first(), "{family}");
        // The next look at the plan says that a person is needed.
        let plan = Plan::draft(
            &STORED,
            &bench.site.cameras().unwrap(),
            &options(),
            OffsetDateTime::now_utc(),
        );
        assert_eq!(plan.rows[0].way, Way::ByHand, "{family}");
    }
}

/// Whether a Uniview device serves a new file at once, or only after a restart, is written
/// nowhere: both end well.
#[tokio::test(flavor = "multi_thread")]
async fn uniview_serves_a_new_file_whenever_it_likes() {
    for reload in [Reload::AtOnce, Reload::AtRestart] {
        let row = Row {
            family: "uniview",
            ..USUAL
        };
        let quirks = Quirks {
            lapi: Lapi {
                part: Part::File,
                reload,
                ..Lapi::default()
            },
            ..Quirks::default()
        };
        let bench = Bench::new(&row, quirks).await;
        let options = match reload {
            Reload::AtRestart => patient(),
            _ => options(),
        };
        let outcome = bench.run_as("admin", "practice", options).await;
        bench.secured(&outcome).unwrap();
        let restarts = bench.camera.state().restarts;
        assert_eq!(restarts, u32::from(reload == Reload::AtRestart));
    }
}

/// What the plan says of a device with two interfaces, once it was logged in.
#[tokio::test(flavor = "multi_thread")]
async fn the_plan_names_the_interface_that_takes_the_certificate() {
    let row = Row {
        family: "hikvision",
        ..USUAL
    };
    let bench = Bench::new(&row, Quirks::default()).await;
    let outcome = bench.run().await;
    bench.secured(&outcome).unwrap();
    let cameras = bench.site.cameras().unwrap();
    let plan = Plan::draft(&STORED, &cameras, &options(), OffsetDateTime::now_utc());
    let named = plan.rows[0].warnings.iter().any(
        |warning| matches!(warning, Warning::TwoInterfaces { keys_by } if keys_by == "onvif-tls"),
    );
    assert!(named, "{:?}", plan.rows[0].warnings);
    assert!(plan.rows[0].warnings.contains(&Warning::MakerOnly));
}

/// Older generations of TVT's login: the classic one lets in but has no way for files; the oldest
/// would send a readable password and is not given it over plain HTTP.
#[tokio::test(flavor = "multi_thread")]
async fn older_recorders_of_tvt_are_told_apart() {
    let row = Row {
        family: "tvt",
        ..USUAL
    };
    let old = |nvms| Quirks {
        nvms,
        ..Quirks::default()
    };
    let bench = Bench::new(&row, old(Nvms::Classic)).await;
    let outcome = bench.run().await;
    assert!(matches!(outcome, Outcome::ByHand(_)), "{outcome:?}");
    assert!(bench.camera.state().https);
    let bench = Bench::new(&row, old(Nvms::Legacy)).await;
    let outcome = bench.run().await;
    let error = device_error(&outcome);
    assert!(
        matches!(error, Some(device::Error::OnlyClearHttp { .. })),
        "{outcome:?}"
    );
    let sent = bench.camera.received();
    assert!(sent.iter().all(|r| !r.line.contains("doLogin")), "{sent:?}");
}
