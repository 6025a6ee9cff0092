//! Rights: whether this process is an administrator, starting one that is, and files that only
//! their owner may read.
//!
//! Apart because User Account Control and access lists exist on Windows only.
//!
//! Source: Microsoft, `ShellExecuteExW` (verb `runas`), `TOKEN_ELEVATION`, "Security Descriptor
//! String Format".

#![allow(unsafe_code)] // calls into shell32.dll, advapi32.dll and kernel32.dll

use std::ffi::c_void;
use std::io;
use std::mem::size_of;
use std::path::Path;
use std::ptr;
use std::time::Duration;

use windows_sys::Win32::Foundation::{CloseHandle, HANDLE, LocalFree, WAIT_OBJECT_0, WAIT_TIMEOUT};
use windows_sys::Win32::Security::Authorization::{
    ConvertSidToStringSidW, ConvertStringSecurityDescriptorToSecurityDescriptorW, SDDL_REVISION_1,
};
use windows_sys::Win32::Security::{
    DACL_SECURITY_INFORMATION, GetTokenInformation, PROTECTED_DACL_SECURITY_INFORMATION,
    PSECURITY_DESCRIPTOR, SetFileSecurityW, TOKEN_ELEVATION, TOKEN_QUERY, TOKEN_USER,
    TokenElevation, TokenUser,
};
use windows_sys::Win32::Storage::FileSystem::{GetDriveTypeW, GetVolumePathNameW};
use windows_sys::Win32::System::Com::{
    COINIT_APARTMENTTHREADED, COINIT_DISABLE_OLE1DDE, CoInitializeEx, CoUninitialize,
};
use windows_sys::Win32::System::Threading::{
    GetCurrentProcess, GetExitCodeProcess, OpenProcessToken, WaitForSingleObject,
};
use windows_sys::Win32::UI::Shell::{
    SEE_MASK_NO_CONSOLE, SEE_MASK_NOASYNC, SEE_MASK_NOCLOSEPROCESS, SHELLEXECUTEINFOW,
    ShellExecuteExW,
};
use windows_sys::Win32::UI::WindowsAndMessaging::SW_HIDE;

use super::{checked, wide};

/// `GetDriveTypeW`'s answer for a drive of another computer.
const DRIVE_REMOTE: u32 = 4;

/// Whether this process has an administrator's full rights now.
pub fn is_elevated() -> bool {
    let mut elevation = TOKEN_ELEVATION { TokenIsElevated: 0 };
    let asked = Token::mine().and_then(|token| {
        let mut written = 0;
        // SAFETY: the token is open and the buffer is exactly the structure asked for.
        checked(unsafe {
            GetTokenInformation(
                token.0,
                TokenElevation,
                (&raw mut elevation).cast::<c_void>(),
                size_of::<TOKEN_ELEVATION>() as u32,
                &raw mut written,
            )
        })
    });
    asked.is_ok() && elevation.TokenIsElevated != 0
}

/// Starts a program as administrator: Windows asks the person, then it runs without a window.
/// Waits for its end at most `patience` and answers its exit status. Blocks: not for the window's
/// own thread.
///
/// `words` is the command line behind the program's name, already quoted.
///
/// # Errors
/// `ERROR_CANCELLED` (1223) when the person said no, `TimedOut`, and what else Windows refused.
pub fn run_elevated(program: &Path, words: &str, patience: Duration) -> io::Result<u32> {
    // The shell may need COM; a thread that has it already says so and is left as it was.
    // SAFETY: balanced below when it answered success.
    let com = unsafe {
        CoInitializeEx(
            ptr::null(),
            (COINIT_APARTMENTTHREADED | COINIT_DISABLE_OLE1DDE) as u32,
        )
    };
    let ended = start_elevated(program, words).and_then(|process| process.end(patience));
    if com >= 0 {
        // SAFETY: this thread's own initialisation.
        unsafe { CoUninitialize() };
    }
    ended
}

fn start_elevated(program: &Path, words: &str) -> io::Result<Process> {
    let (verb, file, words) = (wide("runas"), wide(program), wide(words));
    let mut call = SHELLEXECUTEINFOW {
        cbSize: size_of::<SHELLEXECUTEINFOW>() as u32,
        fMask: SEE_MASK_NOCLOSEPROCESS | SEE_MASK_NOASYNC | SEE_MASK_NO_CONSOLE,
        lpVerb: verb.as_ptr(),
        lpFile: file.as_ptr(),
        lpParameters: words.as_ptr(),
        nShow: SW_HIDE,
        ..Default::default()
    };
    // SAFETY: the three texts are zero-ended and outlive the call; the structure may be written.
    checked(unsafe { ShellExecuteExW(&raw mut call) })?;
    if call.hProcess.is_null() {
        return Err(io::Error::other("no process was started"));
    }
    Ok(Process(call.hProcess))
}

/// Whether a path lies on another computer: `\\server\share` or a drive letter for one.
pub fn is_remote(path: &Path) -> bool {
    let file = wide(path);
    let mut volume = vec![0u16; file.len().max(260) + 1];
    let room = u32::try_from(volume.len()).unwrap_or(0);
    // SAFETY: the path is zero-ended and the buffer as long as stated.
    let found = unsafe { GetVolumePathNameW(file.as_ptr(), volume.as_mut_ptr(), room) };
    // SAFETY: on success the buffer holds a zero-ended text.
    found != 0 && unsafe { GetDriveTypeW(volume.as_ptr()) } == DRIVE_REMOTE
}

/// Lets only this account (and the system itself, which reads everything anyway) reach a file,
/// whatever its folder would hand down. On a file system without access lists (a stick) nothing
/// happens.
///
/// # Errors
/// What Windows refused.
pub fn keep_to_owner(path: &Path) -> io::Result<()> {
    let account = account()?;
    // D: access list, P: nothing is inherited, A: allow, FA: everything, SY: the system
    let rights = wide(format!("D:P(A;;FA;;;SY)(A;;FA;;;{account})"));
    let path = wide(path);
    let mut descriptor: PSECURITY_DESCRIPTOR = ptr::null_mut();
    // SAFETY: the text is zero-ended; the descriptor may be written and is freed below.
    checked(unsafe {
        ConvertStringSecurityDescriptorToSecurityDescriptorW(
            rights.as_ptr(),
            SDDL_REVISION_1,
            &raw mut descriptor,
            ptr::null_mut(),
        )
    })?;
    // SAFETY: path and descriptor are live.
    let set = checked(unsafe {
        SetFileSecurityW(
            path.as_ptr(),
            DACL_SECURITY_INFORMATION | PROTECTED_DACL_SECURITY_INFORMATION,
            descriptor,
        )
    });
    // SAFETY: allocated by the conversion above, freed once.
    let _ = unsafe { LocalFree(descriptor) };
    set
}

/// This account's identifier as text, `S-1-5-…`.
fn account() -> io::Result<String> {
    let token = Token::mine()?;
    // A TOKEN_USER with its identifier behind it (68 bytes at most); u64 for its alignment.
    let mut room = [0u64; 32];
    let mut written = 0;
    // SAFETY: the token is open and the buffer as long as stated.
    checked(unsafe {
        GetTokenInformation(
            token.0,
            TokenUser,
            room.as_mut_ptr().cast::<c_void>(),
            size_of::<[u64; 32]>() as u32,
            &raw mut written,
        )
    })?;
    let mut text = ptr::null_mut();
    // SAFETY: the buffer begins with a TOKEN_USER whose identifier lies within the same buffer;
    // the text may be written and is freed below.
    checked(unsafe {
        let user = &*room.as_ptr().cast::<TOKEN_USER>();
        ConvertSidToStringSidW(user.User.Sid, &raw mut text)
    })?;
    // SAFETY: a zero-ended text by Windows, read up to its zero and freed once.
    unsafe {
        let length = (0..256).take_while(|at| *text.add(*at) != 0).count();
        let account = String::from_utf16_lossy(std::slice::from_raw_parts(text, length));
        let _ = LocalFree(text.cast::<c_void>());
        Ok(account)
    }
}

/// This process's token; closed when dropped.
struct Token(HANDLE);

impl Token {
    fn mine() -> io::Result<Self> {
        let mut token = ptr::null_mut();
        // SAFETY: the current process needs no closing; the token may be written.
        checked(unsafe { OpenProcessToken(GetCurrentProcess(), TOKEN_QUERY, &raw mut token) })?;
        Ok(Self(token))
    }
}

impl Drop for Token {
    fn drop(&mut self) {
        // SAFETY: opened by `mine`, closed once.
        let _ = unsafe { CloseHandle(self.0) };
    }
}

/// A started process; its handle is closed when dropped.
struct Process(HANDLE);

impl Process {
    fn end(&self, patience: Duration) -> io::Result<u32> {
        let limit = u32::try_from(patience.as_millis()).unwrap_or(u32::MAX - 1);
        // SAFETY: the process handle is live.
        match unsafe { WaitForSingleObject(self.0, limit) } {
            WAIT_OBJECT_0 => {}
            WAIT_TIMEOUT => return Err(io::Error::from(io::ErrorKind::TimedOut)),
            _ => return Err(io::Error::last_os_error()),
        }
        let mut status = 0;
        // SAFETY: the process handle is live and the status may be written.
        checked(unsafe { GetExitCodeProcess(self.0, &raw mut status) })?;
        Ok(status)
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        // SAFETY: handed over by ShellExecuteExW, closed once.
        let _ = unsafe { CloseHandle(self.0) };
    }
}
