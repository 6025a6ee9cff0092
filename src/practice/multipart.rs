//! File uploads from HTML forms (RFC 7578), as far as a camera's web page needs them.
