fn main() {
    println!("cargo:rerun-if-changed=i18n");
}
