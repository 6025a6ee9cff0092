//! SIGKILL at each request of the work: the next run ends secured, and nothing is orphaned,
//! counted at the camera.

use std::collections::BTreeSet;
use std::process::Stdio;
use std::sync::Mutex;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, Instant};

use camseal::practice::{At, Quirks, Trick, What};

use crate::program::kill;
use crate::scene::{Scene, each};

/// Kills at each request: it arrived and was carried out, its answer never comes.
fn killed_at_each_request(family: &str, more: &[&str]) -> BTreeSet<String> {
    let count = {
        let scene = Scene::new(family, 1, Quirks::default());
        let before = scene.shape(0);
        let ran = scene.secure(0, more);
        scene.assert_secured(0, &ran, &before, family);
        scene.cameras[0].state().requests
    };
    assert!(count > 8, "{count}");
    let scene = Scene::new(family, count as usize, Quirks::default());
    let stages = Mutex::new(BTreeSet::new());
    let killed = AtomicU32::new(0);
    each(0..count as usize, 6, |index| {
        let at = index as u32 + 1;
        let label = format!("{family} {more:?} killed at {at} of {count}");
        let before = scene.shape(index);
        let camera = &scene.cameras[index];
        camera.bend(Quirks {
            tricks: vec![Trick {
                at: At::Request(at),
                what: What::Slow(60.0),
            }],
            ..Quirks::default()
        });
        let all = scene.arguments(index, more);
        let all: Vec<&str> = all.iter().map(String::as_str).collect();
        let mut child = scene
            .desk
            .command(&all)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let begin = Instant::now();
        while camera.state().requests < at {
            assert!(begin.elapsed() < Duration::from_secs(120), "{label}");
            // Waiting for the key takes a question more or less: the last ones may not come. Such
            // a run was not killed and does not count.
            if child.try_wait().unwrap().is_some() {
                break;
            }
            std::thread::sleep(Duration::from_millis(5));
        }
        if child.try_wait().unwrap().is_none() {
            kill(child.id(), "KILL");
            let _ = killed.fetch_add(1, Ordering::Relaxed);
        }
        let _ = child.wait().unwrap();
        camera.bend(Quirks::default());
        let shown = scene
            .desk
            .run(&["--json", "site", "show", &scene.site(index)]);
        assert_eq!(shown.code, 0, "{label}: {}", shown.err);
        let known = &shown.json()["cameras"][0];
        let _ = stages.lock().unwrap().insert(format!(
            "{} {}",
            known["standing"].as_str().unwrap_or("unknown"),
            known["stage"].as_str().unwrap_or("-")
        ));
        let ran = scene.secure_patiently(index, more);
        scene.assert_secured(index, &ran, &before, &label);
        let shown = scene
            .desk
            .run(&["--json", "site", "show", &scene.site(index)]);
        let cameras = &shown.json()["cameras"];
        assert_eq!(cameras.as_array().map(Vec::len), Some(1), "{label}");
        assert_eq!(cameras[0]["standing"], "secured", "{label}");
    });
    let stages = stages.into_inner().unwrap();
    let killed = killed.into_inner();
    eprintln!("{family} {more:?}: killed at {killed} of {count} requests, at {stages:?}");
    assert!(killed * 4 > count * 3, "{killed} of {count}");
    stages
}

#[test]
fn with_the_key_made_on_the_camera() {
    let stages = killed_at_each_request("onvif-tls", &[]);
    for stage in ["request", "upload", "turn-on", "check"] {
        assert!(stages.contains(&format!("working {stage}")), "{stages:?}");
    }
}

#[test]
fn with_the_key_made_here() {
    let stages = killed_at_each_request("onvif-tls", &["--key-on", "here"]);
    assert!(stages.contains("working upload"), "{stages:?}");
}

#[test]
fn with_the_older_operations() {
    let stages = killed_at_each_request("onvif-legacy", &[]);
    assert!(stages.contains("working upload"), "{stages:?}");
}
