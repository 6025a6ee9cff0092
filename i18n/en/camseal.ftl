# The source of all texts. Keys: area-thing-part. One section an area.

## language
# The language in its own words, then in English. The program finds them here.
language-name = English
language-name-english = English

## families
evidence-tried = tried on real units by others
evidence-vendor = from the maker's own code or document, not yet tried on a real unit
evidence-standard = by the standard only, not yet tried on a real unit
evidence-by-hand = by hand, guided
family-onvif-tls = ONVIF security service
family-onvif-legacy = ONVIF, older certificate operations
family-by-hand = by hand

## errors of devices
error-device-unreachable =
    .what = Nothing answers at { $address }.
    .todo = Check power and network cable, and whether this computer is in the camera's network.
error-device-slow =
    .what = The camera at { $address } did not answer “{ $operation }” within { $seconds } seconds.
    .todo = Wait a minute, then try this camera again. Nothing is lost.
error-device-cut =
    .what = The connection to { $address } ended during “{ $operation }”.
    .todo = Try this camera again; camseal first looks what the camera did carry out.
error-device-refused =
    .what = The camera at { $address } did not accept the user name or password.
    .todo = Check both on the camera's own web page. Most cameras lock after five tries; wait, then try once more.
error-device-not-administrator =
    .what = This account at { $address } may not do “{ $operation }”.
    .todo = Log in with an administrator account of the camera. Some cameras keep separate ONVIF users.
error-device-locked =
    .what = The camera at { $address } has locked this account after wrong logins.
    .todo = Wait half an hour or restart the camera, then try once with the right password.
error-device-only-clear-http =
    .what = The camera at { $address } offers no encrypted connection for the login.
    .todo = Agree to log in over plain HTTP for this camera, best on a cable of its own, and change the password afterwards.
error-device-old-tls =
    .what = The camera at { $address } speaks only { $version }, which today's programs refuse.
    .todo = Secure it by its HTTP address: where the camera has a switch for newer TLS, camseal turns it. Otherwise install newer firmware.
error-device-certificate-changed =
    .what = { $address } showed another certificate in the middle of the work ({ $pinned }, then { $seen }).
    .todo = Stop here. Somebody may be in between, or two devices share the address. Check the cable, then start this camera again.
error-device-redirected =
    .what = The camera at { $address } sends us to another machine, { $target }.
    .todo = Check the address. camseal sends a password only to the address you named.
error-device-unreadable =
    .what = The camera at { $address } answered “{ $operation }” with something camseal cannot read.
    .todo = Check that it is a camera and that its firmware is current; then try again or do it by hand.
error-device-too-large =
    .what = The camera at { $address } answered “{ $operation }” with more than { $limit } bytes.
    .todo = Check the address; this is not how a camera answers.
error-device-not-offered =
    .what = The camera at { $address } does not know “{ $operation }”.
    .todo = Do this camera by hand, or look for newer firmware.
error-device-fault =
    .what = The camera at { $address } refused “{ $operation }”: { $code } { $reason }
    .todo = Try once more. If it stays, restart the camera, or do it by hand.
error-device-full =
    .what = The key store of the camera at { $address } is full.
    .todo = Delete old certificates on the camera's own web page, then try again. camseal deletes only its own.
error-device-broken-key =
    .what = The camera at { $address } made a key that it calls unusable.
    .todo = Try again, or let camseal make the key (Plan, “key made here”).
error-device-no-certificate-service =
    .what = The camera at { $address } has no interface for certificates.
    .todo = Do this camera by hand: camseal makes the files and shows the way.
error-device-client-certificates =
    .what = The camera at { $address } asks its callers for certificates.
    .todo = Switch client authentication off on the camera's web page first; otherwise camseal would lock itself out.
error-device-https-not-switched =
    .what = The camera at { $address } did not switch HTTPS on ({ $code }).
    .todo = Restart the camera and try again; HTTP still works as before.

## errors of files and folders
error-directory-missing =
    .what = There is no file { $path }.
    .todo = Check the name and the folder.
error-directory-denied =
    .what = This account may not use { $path }.
    .todo = Choose another folder, or change the rights of this one.
error-directory-disk-full =
    .what = No space is left on the disk for { $path }. What was there before is unchanged.
    .todo = Free some space or choose another disk, then try again.
error-directory-too-large =
    .what = { $path } is larger than { $limit } bytes.
    .todo = Choose another file; this is not what is needed here.
error-directory-exists =
    .what = { $path } exists already.
    .todo = Choose another name; camseal does not overwrite it.
error-directory-unusable =
    .what = The file { $path } cannot be used.
    .todo = Look at the details, or choose another file or folder.

## settings
notice-settings-broken =
    .what = The settings could not be read, so camseal started with the usual ones.
    .todo = The old file is kept as { $path }. Nothing else is affected.
notice-settings-unreadable =
    .what = The settings in { $path } could not be opened, so camseal started with the usual ones.
    .todo = Check the rights of the file.
notice-settings-odd =
    .what = The setting “{ $key }” has a value camseal does not know; the usual one is used.
    .todo = Choose it again in Preferences.

## errors of discovery
error-discovery-too-many =
    .what = These are { $count } addresses, too many for one scan.
    .todo = Name at most { $limit } addresses, such as one /20 network, or scan part after part.
error-discovery-not-an-address =
    .what = “{ $text }” in line { $line } is not an address.
    .todo = Write addresses like 192.168.1.64, 192.168.1.10-20, 192.168.1.0/24 or https://camera.local.
error-discovery-backwards =
    .what = The range “{ $text }” in line { $line } ends before it begins.
    .todo = Write the smaller address first.
error-discovery-nothing =
    .what = There is no address in this text.
    .todo = Write at least one address, such as 192.168.1.64.
## site file
error-site-missing =
    .what = There is no site file at { $path }.
    .todo = Check the folder, or whether the stick or share it lies on is connected.
error-site-exists =
    .what = There is a file at { $path } already.
    .todo = Choose another name, or open that file.
error-site-not-a-site =
    .what = { $path } is not a site file of camseal.
    .todo = Choose a file that ends in .camseal.
error-site-damaged =
    .what = The site file { $path } is damaged. camseal left it as it is.
    .todo = Open a copy of it from your backup. Keep the damaged file: the cameras are not affected by it.
error-site-newer =
    .what = The site file { $path } was written by a newer camseal.
    .todo = Install the newest camseal on this computer, then open it again.
error-site-busy =
    .what = The site file { $path } is open in another program.
    .todo = Close the other camseal window, or wait until its command has ended, then try again.
error-site-full =
    .what = There is no space left to save { $path }.
    .todo = Make some space, then go on. Everything saved so far is safe; camseal continues where it stood.
error-site-read-only =
    .what = The site file { $path } cannot be written.
    .todo = Check write protection and your rights on this folder, or copy the file to another folder and open it there.
error-site-unusable =
    .what = The system does not let camseal use { $path }.
    .todo = Look at the details, and try a folder on this computer's own disk.
error-site-no-authority =
    .what = This site has no authority (CA) yet.
    .todo = Create one, or adopt an existing one, first.
error-site-unknown-camera =
    .what = This camera is not on the site's list any more.
    .todo = Find it again and add it.
error-site-address-taken =
    .what = Another camera of this site has the address { $address }.
    .todo = Give each camera an address of its own, or take the other one off the list.
## window: words of the frame
step-find = Find
step-login = Login
step-authority = Authority
step-plan = Plan
step-work = Work
step-trust = Trust
step-proof = Proof
validity-today = Today
## trust stores
error-truststore-other-root =
    .what = This root certificate ({ $found }) is not the one that was announced ({ $expected }).
    .todo = Compare the SHA-256 of the file with the one on paper, and take the right file.
error-truststore-not-an-authority =
    .what = “{ $title }” is not the certificate of an authority, so it does not belong into a trust store.
    .todo = Choose the authority's root certificate, not a camera's.
error-truststore-no-such-store =
    .what = This computer has no trust store “{ $id }”.
    .todo = See which ones there are: camseal-cli trust status.
error-truststore-not-allowed =
    .what = The administrator's password was refused or not typed; nothing was changed.
    .todo = Try again and confirm, or ask somebody who may administer this computer.
error-truststore-needs-administrator =
    .what = Changing { $place } needs administrator rights; nothing was changed.
    .todo = Let camseal ask for them, or start the command as administrator.
error-truststore-no-elevation =
    .what = This computer offers no way to ask for administrator rights; nothing was changed.
    .todo = As administrator, run: { $command }
error-truststore-tool-missing =
    .what = The program { $tool } is not installed on this computer.
    .todo = Install the package { $package }, then try again.
error-truststore-command =
    .what = The command “{ $command }” ended with an error.
    .todo = Read its output under Details; mend that, then try again.
error-truststore-slow =
    .what = The command “{ $command }” did not end within { $seconds } seconds.
    .todo = Wait until the computer is less busy, then try again; camseal looks first what is there.
error-truststore-file =
    .what = The file { $path } could not be read or changed.
    .todo = Check its rights and that the disk is not full, then try again.
error-truststore-locked =
    .what = The certificates of { $place } are protected by a password of their own (primary password).
    .todo = Import the root in the browser's own settings, or take the primary password off for this moment.
finding-no-system-store =
    .what = camseal does not know the trust store of this operating system yet.
    .todo = Export the root certificate and import it with the system's own tool.
finding-no-certutil =
    .what = Chrome and Firefox keep certificates of their own here, and the tool that changes them is missing.
    .todo = Install the package { $package }, then look again.

## check
rung-reachable = Reachable
rung-port = HTTPS port
rung-tls = TLS
rung-chain = Certificate chain
rung-name = Name
rung-dates = Dates
rung-root = Root trusted
rung-passed-answers = { $address } answers.
rung-passed-port = HTTPS answers at port { $port }.
rung-passed-open = Something answers at port { $port }.
rung-passed-tls = { $version } with { $cipher }.
rung-passed-chain = { $count ->
    [one] One certificate is sent, signed by { $issuer }.
   *[other] { $count } certificates are sent, the last signed by { $issuer }.
}
rung-passed-name = The certificate is for { $name }.
rung-passed-dates = Valid until { $date }.
rung-passed-root-given = “{ $root }” (the root handed over) vouches for it.
rung-passed-root-system = “{ $root }” in this computer's trust store vouches for it.
rung-not-asked = Not asked, because something below is broken.
finding-unreachable =
    .what = Nothing answers at { $address }.
    .todo = Check power and network cable, and whether this computer is in the camera's network.
finding-port-closed =
    .what = { $address } answers, but nothing listens at port { $port }.
    .todo = Switch HTTPS on in the camera, or give the right port.
finding-only-http =
    .what = { $address } speaks plain HTTP at port { $port }, not HTTPS.
    .todo = Switch HTTPS on in the camera, or give its HTTPS port.
finding-no-tls =
    .what = What answers at { $address }, port { $port }, does not speak TLS properly.
    .todo = Check the address and port; restart the camera if they are right.
finding-old-tls =
    .what = The camera at { $address } speaks only { $version }, which today's programs refuse.
    .todo = Secure it by its HTTP address: where the camera has a switch for newer TLS, camseal turns it. Otherwise install newer firmware.
finding-old-key-exchange =
    .what = The camera speaks only an old way of encrypting ({ $what }); most programs still open it, some do not.
    .todo = Install newer firmware on the camera when there is one.
finding-unknown-name =
    .what = The name { $name } is not known in this network.
    .todo = Check its spelling, or give the camera's IP address.
finding-no-certificate =
    .what = { $address } answers with TLS but sends no certificate.
    .todo = Give the camera a certificate: run the wizard for it.
finding-missing-issuer =
    .what = The camera does not send the certificate of “{ $issuer }”, which is needed to reach the root.
    .todo = Upload the whole chain to the camera, or run the wizard for it again.
finding-wrong-name =
    .what = The certificate is for { $names }, but { $asked } was asked.
    .todo = Open the camera by a name from its certificate, or give it a certificate for this address.
finding-no-names =
    .what = The certificate names no address at all in the field that counts (SAN); { $asked } was asked.
    .todo = Give the camera a new certificate; camseal writes the names properly.
finding-expired =
    .what = The certificate expired on { $date }.
    .todo = Give the camera a new certificate. If the date looks wrong, check this computer's clock.
finding-not-yet-valid =
    .what = The certificate is valid only from { $date } on.
    .todo = Check this computer's clock; if it is right, wait or give the camera a new certificate.
finding-this-clock =
    .what = The certificate fits the camera's clock but not this computer's; the two differ by { $off }.
    .todo = Set this computer's clock, then check again.
finding-camera-clock =
    .what = The camera's clock is off by { $off }; by it, its own certificate is not valid.
    .todo = Set the camera's clock, best from a time server (NTP).
finding-untrusted-root =
    .what = This computer does not trust “{ $issuer }”, which signed the certificate.
    .todo = Install the authority's root certificate into this computer's trust store.
finding-self-signed =
    .what = The camera's certificate only vouches for itself; nobody this computer trusts has signed it.
    .todo = Secure the camera with a certificate of your own authority, then install its root here.
finding-root-expired =
    .what = The root “{ $root }” in the trust store expired on { $date }; browsers refuse it.
    .todo = Make a new authority, secure the cameras with it and install its root.
finding-root-not-authority =
    .what = The root “{ $root }” in the trust store is not marked as an authority; some browsers refuse it.
    .todo = Make a new authority with camseal, secure the cameras with it and install its root.
finding-authority-as-camera =
    .what = The camera serves an authority's certificate as its own; some clients refuse that.
    .todo = Give the camera a certificate of its own, signed by your authority.
finding-weak-key =
    .what = The certificate's key ({ $key }) is too weak or of a kind that is refused.
    .todo = Give the camera a new key of at least RSA-2048 or P-256.
finding-weak-signature =
    .what = The certificate is signed with { $algorithm }, which is refused today.
    .todo = Give the camera a new certificate; camseal signs with SHA-256.
finding-bad-usage =
    .what = The certificate is not made for servers.
    .todo = Give the camera a new certificate; camseal writes the right purpose.
finding-name-not-allowed =
    .what = The authority is limited to certain addresses, and { $asked } is not among them.
    .todo = Use an address the authority may sign for, or make an authority that allows this one.
finding-bad-signature =
    .what = A signature in the certificate chain is not genuine.
    .todo = Give the camera a new certificate. If it comes back, somebody may be in between: check the cable.
finding-revoked =
    .what = The certificate was withdrawn by its authority.
    .todo = Give the camera a new certificate.
finding-other =
    .what = This computer refuses the certificate: { $detail }
    .todo = Give the camera a new certificate, then check again.
finding-store-unreadable =
    .what = This computer's trust store could not be read.
    .todo = Reinstall the system's certificates (package ca-certificates), then check again.

## dates
date-day = { $day } { $month } { $year }
date-moment = { $day }, { $clock }
date-january = Jan
date-february = Feb
date-march = Mar
date-april = Apr
date-may = May
date-june = June
date-july = July
date-august = Aug
date-september = Sep
date-october = Oct
date-november = Nov
date-december = Dec
date-seconds = { $seconds } s
date-minutes = { $minutes } min
date-minutes-seconds = { $minutes } min { $seconds } s

## wizard steps
# Today's state of a device, second line of a row
today-asking = Asking…
today-no-https = No HTTPS: picture and login go unencrypted
today-factory = Factory certificate, no browser accepts it
today-not-trusted = Its certificate comes from nobody this PC knows
today-ended = Certificate ended on { $date }
today-not-yet = Certificate is valid from { $date } only
today-other-name = Its certificate is made for another address
today-secure = Until { $date }
today-shared = Two cameras share this address
today-silent = Nothing answers at this address
today-old-tls = Speaks only { $version }, which browsers refuse
today-by-hand = No answer to ONVIF: can be done by hand
today-refused = This PC refuses its certificate

find-field = Address, range or list, such as 192.168.1.60-90
find-add = Add
find-file = From a file…
find-file-title = List of cameras
find-found = { $count ->
    [0] Nothing found yet
    [one] { $count } found
   *[other] { $count } found
}
find-searching = looking on this network
find-stop = Stop
find-again = Search again
find-ended = search ended
find-ticked = { $ticked } of { $all } ticked
find-camera = Camera
find-address = Address
find-today = Today
find-new = New device
find-nothing = No camera has answered so far.
find-nothing-todo = Check that this computer is in the cameras' network, or type an address above.
find-fact = { $count ->
    [one] { $count } device
   *[other] { $count } devices
}
find-fact-now = { $count } ticked
find-reason-none = Tick at least one camera.
find-reason-asking = Some ticked cameras are still being asked.
find-reason-shared = Two ticked cameras share { $address }. Untick one.
find-notice-range = “{ $text }” is no address, range or list.
find-notice-range-todo = Write it like 192.168.1.60, 192.168.1.60-90 or 192.168.1.0/24.
find-notice-file = The file { $name } names no address camseal can read.
find-notice-file-todo = Put one address in each line; other columns may follow after a comma.

login-all = { $count ->
    [one] This device
   *[other] All { $count } devices
}
login-by-hand = { $count ->
    [one] { $count } more is done by hand
   *[other] { $count } more are done by hand
}
login-user = User name
login-password = Password
login-try = Try
login-tried = Tried
login-show = Show the password
login-device = Device
login-address = Address
login-answer = Answer
login-how = How
login-waiting = Not asked yet
login-trying = Asking…
login-accepted = Accepted
login-over-https = over HTTPS
login-over-http = over plain HTTP, only a digest was sent
login-not-again = not tried again with this password
login-others = { $count ->
    [one] The one that refused
   *[other] The { $count } that refused
}
login-once = Each password is tried once per device, because most lock after five wrong tries.
login-clear = { $count ->
    [one] One device offers no encrypted login
   *[other] { $count } devices offer no encrypted login
}
login-clear-why = The password itself is never sent, only a digest of it; who listens in could still guess at a weak one.
login-agree = Log in over plain HTTP
login-leave-out = Leave it out
login-left-out = Left out
login-forgotten = Passwords are forgotten when camseal closes.
login-fact = { $count ->
    [one] { $count } logged in
   *[other] { $count } logged in
}
login-reason-password = Type the password, then try it.
login-reason-trying = The cameras are asked…
login-reason-try = Press Try: the password has not been tried yet.
login-reason-refused = { $count ->
    [one] { $count } device has no login yet. Type another password, or leave it out.
   *[other] { $count } devices have no login yet. Type another password, or leave them out.
}
login-reason-none = No device is left. Go back and tick one.

authority-new = A new authority for this site
authority-name = Name of the site
authority-name-example = Hotel Astoria
authority-shown = PCs will show it as “{ $name } camera authority” and a code of four characters
authority-limited = Limited to this site.
authority-limited-more = Even if stolen, it cannot be used against web shops or banks.
authority-unlimited = Not limited.
authority-unlimited-more = Whoever steals its key could forge any website for PCs that trust it.
authority-can = Can vouch for
authority-never = Can never vouch for
authority-private = Private addresses
authority-private-more = 192.168… · 10… · 172.16 to 172.31…
authority-local = Local names
authority-local-more = .local · .lan · .internal
authority-domain = The customer's own domain
authority-domain-none = none yet
authority-domain-add = Add…
authority-domain-field = Own domains, such as hotel.example
authority-banks = Banks and shops
authority-banks-more = whatever name they have
authority-internet = Anything on the internet
authority-internet-more = mail, cloud, updates
authority-others = Other authorities
authority-others-more = it cannot make one
authority-details = Details
authority-details-more = { $key }, valid { $years } years, { $sealed }
authority-sealed-system = key sealed by this computer for you
authority-sealed-passphrase = key sealed by a passphrase
authority-sealed-both = key sealed by this computer and a passphrase
authority-key = Kind of key
authority-years = Years valid
authority-constraints = Limit it to private addresses, local names and the domains above
authority-passphrase = Passphrase
authority-passphrase-again = Passphrase again
authority-passphrase-optional = Passphrase, to open the site on another computer
authority-passphrase-why = This computer has no key store that camseal can use, so a passphrase seals the authority's key.
authority-passphrase-hint = Four or more words that do not belong together are easy to keep and hard to guess.
authority-strength-short = Too short: at least 10 characters
authority-strength-weak = Weak: add another word
authority-strength-good = Good
authority-passphrase-other = The two are not the same
authority-existing = One the customer already has
authority-existing-more = A company root, a file from a NAS (ZIP), PFX or PEM
authority-open = Open files…
authority-open-title = Certificate and key of the authority
authority-opened = { $name }, until { $date }
authority-import-passphrase = Passphrase of the file
authority-import-unlock = Open
authority-adopted = The authority is made
authority-adopted-more = Its fingerprint is { $short }. Going back does not change it.
authority-replace = Make another one
authority-making = Making the authority's key…
authority-fact-new = new, { $code }
authority-fact-own = the customer's own
authority-reason-name = Type the name of the site.
authority-reason-name-taken = A site of this name already lies in { $folder }. Choose another name.
authority-reason-passphrase = Type a passphrase twice.
authority-reason-years = Choose 1 to 25 years.
authority-reason-domain = “{ $text }” is not a domain.
authority-reason-file = Open the files of the authority.
authority-reason-locked = The file needs its passphrase.
authority-notice-no-authority = There is no certificate with its key in these files.
authority-notice-no-authority-todo = Choose both together: the authority's certificate and its private key.

plan-certificates = { $count ->
    [one] new certificate
   *[other] new certificates
}
plan-https = { $count ->
    [one] device gets HTTPS
   *[other] devices get HTTPS
}
plan-clocks = { $count ->
    [one] clock is set
   *[other] clocks are set
}
plan-by-hand = { $count ->
    [one] device is done by hand
   *[other] devices are done by hand
}
plan-http-stays = HTTP stays on.
plan-http-stays-more = Recorders that use it go on working; switch it off later, when they have moved to HTTPS.
plan-asking = Asking the cameras what they can do…
plan-device = Device
plan-names = Certificate for
plan-key = Key made by
plan-changes = What changes
plan-key-camera = camera
plan-key-here = this PC
plan-until = New certificates are valid until { $date }.
plan-change-first = HTTPS on, first certificate
plan-change-replaced = Its certificate is replaced
plan-change-factory = Factory certificate replaced
plan-change-ended = Ended certificate replaced
plan-change-clock = Clock set
plan-change-none = Nothing, it is already secured
plan-change-by-hand = Two files, uploaded by hand
plan-warn-clock = The clock says { $date }
# Models, then a remark that holds for them.
plan-note-for = { $devices }: { $note }
plan-warn-by-hand = Needs you for about 2 min
plan-nothing-yet = Nothing has been changed so far.
plan-reason-nothing = There is nothing to do.
plan-reason-authority = First make the authority.
plan-fact = { $count ->
    [one] { $count } change
   *[other] { $count } changes
}
plan-start = Start

work-title = { $count ->
    [one] Securing { $count } camera
   *[other] Securing { $count } cameras
}
work-so-far = { $time } so far
work-left = about { $time } left
work-pause = Pause
work-resume = Resume
work-pausing = Finishing the camera in hand…
work-paused = Paused
work-secure = { $count } secure
work-busy = { $count } at work
work-needs = { $count ->
    [one] { $count } needs you
   *[other] { $count } need you
}
work-waiting = { $count } waiting
work-camera = Camera
work-now = Now
work-again = Try again
work-skip = Skip this camera
work-skipped = Skipped
work-others-go-on = The others go on.
work-of-about = { $time } of about { $estimate }
work-fact = { $done } of { $all }
work-fact-done = { $count } secured
work-reason-open = { $count ->
    [one] { $count } camera is still to do.
   *[other] { $count } cameras are still to do.
}
work-reason-paused = Paused. Resume, or press Back.
work-reason-failed = No camera could be secured. Try again, or go back.
work-wait-turn = waits for its turn

trust-title = Make this PC trust { $site }
trust-root = Root certificate, limited to this site, until { $date }
trust-root-unlimited = Root certificate, until { $date }
trust-fingerprint = Fingerprint (SHA-256)
trust-aloud = To read aloud
trust-view = View
trust-copy = Copy
trust-changes = What changes on this PC
trust-where = Where
trust-today = Today
trust-after = After
trust-system = This PC, for everyone
trust-chromium = Chrome, Chromium and Edge
trust-firefox = Firefox
trust-asking = Asking…
trust-not-there = Not there
trust-there = There
trust-not-for-servers = There, but not for websites
trust-added = The root is added
trust-same = Nothing changes
trust-working = Putting it in…
trust-now-there = Installed and read back
trust-skipped-row = left as it is
trust-details = Details
trust-details-more = the exact files and commands
trust-change-write = writes { $path }
trust-change-remove = removes { $path }
trust-change-run = runs { $command }
trust-install = Install
trust-skip = Skip this PC
trust-elevation = The system asks once for permission.
trust-no-elevation = camseal reads them back afterwards.
trust-none = No trust store that camseal knows was found on this computer.
trust-none-todo = Carry the root certificate to the PCs that watch the cameras.
trust-fact = this PC
trust-fact-skipped = skipped

proof-sub = Every device is opened again and judged as this PC judges websites.
proof-all = { $all ->
    [one] The camera is secure
   *[other] All { $all } devices are secure
}
proof-some = { $secure } of { $all } devices are secure
proof-all-more = { $all ->
    [one] This PC opened it without a warning.
   *[other] This PC opened each of them without a warning.
}
proof-some-more = The refused ones say why.
proof-asking = Opening { $all } devices…
proof-device = Device
proof-this-pc = This PC
proof-open = Open in the browser
proof-view = View
proof-again = Check again
proof-checking = Opening…
proof-reason-checking = The cameras are being opened…
proof-finish = Finish
proof-fact = { $secure } of { $all }
## work
error-work-no-login =
    .what = There is no user name and password for the camera at { $address }.
    .todo = Type them at “Log in”, then start again.
error-work-clock-off =
    .what = The clock of the camera at { $address } is wrong by about { $off }.
    .todo = Allow camseal to set it, or set it on the camera's own web page, best to a time server.
error-work-key-in-clear =
    .what = A key made here would travel unencrypted to the camera at { $address }.
    .todo = Switch HTTPS on at the camera's own web page first (its own certificate is enough), or let the camera make the key.
error-work-no-such-key-place =
    .what = The camera at { $address } does not offer the place for the key that you chose.
    .todo = Set “key made” back to automatic, or do this camera by hand.
error-work-weak-keys-only =
    .what = The camera at { $address } makes only keys that browsers refuse.
    .todo = Let camseal make the key (“key made here”), or look for newer firmware.
error-work-key-slow =
    .what = The camera at { $address } had no key ready after { $seconds } seconds.
    .todo = Let it rest a few minutes and try again, or let camseal make the key (“key made here”).
error-work-no-name =
    .what = This site's authority may not sign for { $address }.
    .todo = Reach the camera by a private address or a name of the customer's own domain, or add the domain to a new authority.
error-work-still-old =
    .what = The camera at { $address } still shows another certificate ({ $seen }).
    .todo = Restart the camera and try again. If it stays, choose the certificate on the camera's own web page, or look for newer firmware.
error-work-not-back =
    .what = HTTPS at { $address } did not come back within { $seconds } seconds.
    .todo = Check power and network; restart the camera by hand and start it again here.
error-work-model-failed =
    .what = The first camera of this model, { $first }, did not work out, so this one was left alone.
    .todo = Look at the first one's reason, then start this one again.
error-work-broke-off =
    .what = The work on { $address } broke off by a mistake of camseal.
    .todo = Start it again: camseal looks first what the camera did. Please report it with the log.
error-work-old-work-left =
    .what = An earlier attempt at { $address } could not be taken back.
    .todo = Check that the camera answers and that its administrator login is right, then start it again.
outcome-secured =
    .what = The camera at { $address } shows its new certificate.
    .todo = Nothing. Go on to trust and proof.
outcome-already-secure =
    .what = The camera at { $address } shows its certificate already.
    .todo = Nothing; it was not changed.
outcome-needs-restart =
    .what = The certificate is in the camera at { $address }; the camera must restart to use it.
    .todo = Allow the restart and start it again, or restart it yourself and then start it again.
outcome-by-hand =
    .what = The files for { $address } are ready.
    .todo = Save them and upload them on the camera's own web page; camseal then checks it.
left-untouched =
    .what = Nothing was changed on the camera.
    .todo = {""}
left-as-before =
    .what = The camera is as it was before.
    .todo = {""}
left-unfinished =
    .what = The camera could not be put back; new objects named “camseal-…” may be in use.
    .todo = Start this camera again when it answers: camseal finishes or takes back what it began.
left-leftovers =
    .what = The camera shows its old certificate, but objects named “camseal-…” may still lie in it.
    .todo = Start this camera again: camseal removes them.
skipped-asked =
    .what = You skipped this camera.
    .todo = Start it again whenever you like.
skipped-stopped =
    .what = The work was stopped before this camera's turn.
    .todo = Start it again to go on.
skipped-logins-refused =
    .what = The first cameras refused this login, { $last } last, so it was not tried any further.
    .todo = Check user name and password on one camera's own web page; then start again. No camera was tried twice.
skipped-forgotten =
    .what = This camera is not on the site's list any more.
    .todo = Find it again and add it.
warning-clock-off =
    .what = The camera's clock is wrong by { $off }.
    .todo = Allow camseal to set it.
warning-no-https =
    .what = HTTPS is off. The login travels over plain HTTP once, protected only by a digest; HTTPS is switched on at the end.
    .todo = Do it on a cable of its own if you can, and change the password afterwards.
warning-clear-http-refused =
    .what = HTTPS is off, and the login over plain HTTP was not agreed to.
    .todo = Agree to it for this site, or switch HTTPS on at the camera's own web page.
warning-by-hand =
    .what = This device has no interface for certificates that camseal can use.
    .todo = camseal makes the files; you upload them on the device's own web page.
warning-outside-constraints =
    .what = The authority may not sign for “{ $name }”; the name is left out.
    .todo = Add the domain to a new authority if the camera must be reached by this name.
warning-no-name =
    .what = No name is left that the authority may sign for.
    .todo = Reach the camera by a private address or a name of the customer's own domain.
warning-address-only =
    .what = The certificate is for an IP address. If the camera gets another one, the certificate no longer fits.
    .todo = Give the camera a fixed address.
warning-standard-only =
    .what = This way follows the standard; nobody has shown it on this model yet.
    .todo = Start with one camera. camseal puts it back when it does not work out.
## console
# The first words of a line on stderr.
console-error = error: { $what }
console-hint = hint: { $todo }
console-note = note: { $what }
error-console-no-site =
    .what = This needs a site.
    .todo = Name its file with --site FILE, or make one with “site create FILE --name NAME”.
error-console-unknown-language =
    .what = camseal does not speak “{ $tag }”.
    .todo = Choose one of these languages: { $known }.
error-console-output =
    .what = The answer could not be written.
    .todo = Check whether the disk is full or the file may be written.
error-console-runtime =
    .what = The operating system gave camseal no threads to work with.
    .todo = Close other programs and try again.
error-console-no-secret =
    .what = A password or passphrase is needed here, and nobody is at the terminal to type it.
    .todo = Put it in the first line of a file and name that with { $option }, or set the variable { $variable }.
error-console-empty-secret =
    .what = There is no usable secret in the first line of { $path }.
    .todo = Write the password or passphrase into the first line of the file.
error-console-secrets-differ =
    .what = The two passphrases differ.
    .todo = Type the same passphrase twice.
error-console-stdin-twice =
    .what = The standard input is asked for twice.
    .todo = Use “-” for one of them and a file for the other.
error-console-not-answered =
    .what = The question was not answered.
    .todo = Start again and answer it, or give the answer as an option.
error-console-unknown-verb =
    .what = There is no verb “{ $verb }”.
    .todo = “camseal-cli --help” lists all verbs.
## certificates
error-certificate-not-one =
    .what = This is not a certificate.
    .todo = Choose the certificate file: it usually ends in .crt, .cer or .pem.
error-certificate-not-a-key =
    .what = This is not a private key camseal can use.
    .todo = Choose the private key file in PEM, DER or PFX form, complete and undamaged.

## console: questions and words
console-practice = { $count ->
        [one] One practice camera is running; Ctrl-C stops it.
       *[other] { $count } practice cameras are running; Ctrl-C stops them.
    }
console-ask-passphrase = Passphrase of the site's authority:
console-ask-new-passphrase = A passphrase for the site's authority:
console-ask-new-passphrase-or-keeper = A passphrase for the site's authority (Enter alone: keep it in this computer's key store):
console-ask-again = Once more:
console-ask-file-password = Password of { $path }:
console-ask-pfx-password = A password for the PFX file:
console-authority-exported = { $path } holds the root certificate, SHA-256 { $sha256 }
console-certificate-subject = Certificate
console-certificate-names = Works for
console-certificate-no-names = no name
console-certificate-valid = Valid
console-certificate-dates = { $from } to { $until }
console-certificate-over = (over)
console-certificate-left = { $days ->
    [one] ({ $days } day left)
   *[other] ({ $days } days left)
}
console-certificate-issuer = Issued by
console-certificate-key = Key
console-certificate-sha256 = SHA-256
console-site-no-authority = This site has no authority yet.
console-site-until = until { $date }
console-standing-found = found
console-standing-ready = ready
console-standing-working = work was interrupted
console-standing-putting-back = must be put back first
console-standing-secured = secured
console-standing-stale = needs a new certificate
console-standing-failed = did not work out
console-standing-by-hand = to be done by hand
console-presence-trusted = trusted
console-presence-untrusted = there, but not trusted for websites
console-presence-absent = not there
console-presence-unknown = unknown
error-console-no-authority =
    .what = The site { $path } has no authority yet.
    .todo = Make a new site with “site create”, or bring an authority in with “authority import”.
error-console-kept-elsewhere =
    .what = The secret that opens this site's authority is in the key store of another computer or account.
    .todo = Open the site there, or give its passphrase with --passphrase-file if it has one.
error-console-no-certificate =
    .what = There is no certificate in this file.
    .todo = Choose a certificate file: .crt, .cer, .pem, .der, .p7b or .pfx.
error-console-no-key =
    .what = There is no key in these files.
    .todo = Name the authority's key with --key FILE, or choose a PFX that holds both.
error-console-authority-in-use =
    .what = Cameras of this site have certificates of its present authority; with another one they all need new ones.
    .todo = If that is what you want, repeat the command with --replace.
error-console-bad-fingerprint =
    .what = “{ $text }” is not a SHA-256 fingerprint.
    .todo = Write all 64 digits (0-9, a-f); colons and spaces do not matter.
error-console-no-stores =
    .what = camseal knows no trust store on this computer.
    .todo = Export the root with “authority export” and import it with the system's own tool.

## authority
error-authority-no-site-name =
    .what = The site has no name yet.
    .todo = Type the customer's name; it appears in the authority's certificate.
error-authority-bad-years =
    .what = An authority cannot be valid for { $years } years.
    .todo = Choose 1 to 30 years; 10 is usual.
error-authority-bad-domain =
    .what = “{ $domain }” is not a domain, host name or address of a device.
    .todo = Write it like hotel.example or cam01.
error-authority-no-names =
    .what = The camera certificate would have no name, and no browser would accept it.
    .todo = Give at least the address at which the camera is reached.
error-authority-bad-name =
    .what = “{ $name }” cannot be the name of one camera.
    .todo = Use its IP address, or a host name of letters, digits and hyphens such as cam01.local.
error-authority-wide-wildcard =
    .what = “{ $name }” would be valid for names nobody owns; browsers refuse it.
    .todo = Name the camera itself.
error-authority-name-not-permitted =
    .what = This authority is limited to local names, and “{ $name }” is not one of them.
    .todo = Use the camera's private address or a name ending in .local, or create the authority with this name or domain added.
error-authority-bad-days =
    .what = A certificate cannot be valid for { $days } days.
    .todo = Choose 1 to 824 days; 730 is usual.
error-authority-expired =
    .what = The authority “{ $title }” expired on { $until }.
    .todo = Check this computer's clock. If it is right, create a new authority and renew all cameras.
error-authority-not-yet-valid =
    .what = The authority “{ $title }” is not valid before { $from }.
    .todo = Check this computer's clock.
error-authority-key-does-not-belong =
    .what = The private key does not belong to the certificate “{ $title }”.
    .todo = Choose the key that was made together with this certificate.
error-authority-not-one =
    .what = “{ $title }” is not an authority: it may not vouch for cameras.
    .todo = Choose the authority's certificate (CA), not that of a server.
error-authority-may-not-sign =
    .what = “{ $title }” is not allowed to sign certificates (key usage).
    .todo = Choose another authority, or create a new one here.
error-authority-too-deep =
    .what = “{ $title }” allows no authority below it, so browsers would refuse the camera certificates.
    .todo = Ask the company's administrators for an intermediate authority with a longer path, or create a new one here.
error-authority-key =
    .what = An authority with a { $kind } key is not trusted by all browsers.
    .todo = Create a new authority here; RSA-3072 works everywhere.
error-authority-broken-chain =
    .what = The certificate of “{ $missing }”, which stands above, is missing.
    .todo = Add the file with the whole chain up to the root certificate.
error-authority-not-a-request =
    .what = This is not a certificate request (CSR).
    .todo = Export the request again on the camera's web page; the file usually ends in .csr or .pem.
error-authority-weak-request-key =
    .what = The camera's request has a { $kind } key, which is too short to be safe and is refused by Apple devices.
    .todo = Let the camera make a key of 2048 bits, or let camseal make the key.
error-authority-unsupported-request-key =
    .what = The camera's request has a { $kind } key, which browsers do not accept for websites.
    .todo = Let the camera make an RSA key of 2048 bits or a P-256 key, or let camseal make the key.
error-authority-request-algorithm =
    .what = The camera's request is signed with { $algorithm }, which proves nothing.
    .todo = Look for newer firmware, or let camseal make the key.
error-authority-request-signature =
    .what = The request is not signed by its own key: it was damaged or changed on the way.
    .todo = Make and export the request again on the camera.
error-authority-empty-passphrase =
    .what = The passphrase is empty.
    .todo = Type a passphrase, or let camseal make one.
error-authority-closed =
    .what = The authority's key did not open with this passphrase.
    .todo = Check capital letters and keyboard layout, then try again; there is no limit of tries.
error-authority-crypto =
    .what = This computer's cryptography did not carry out the operation.
    .todo = Try once more. If it stays, send the details to us.
error-keeper-absent =
    .what = This computer has no key store that answers.
    .todo = Use a passphrase for the authority instead.
error-keeper-refused =
    .what = This computer's key store refused.
    .todo = Unlock the key store (keyring) and try again, or use a passphrase for the authority.
note-shortened =
    .what = The certificate ends on { $until }: more than 825 days in all are refused by Apple devices.
    .todo = Renew it before that day.
note-ends-with-authority =
    .what = The certificate ends on { $until }, together with the authority.
    .todo = Plan a new authority before that day.
note-old-signature =
    .what = The camera signed its request with the old SHA-1; its key is sound, and the certificate itself is signed with SHA-256 or better.
    .todo = Nothing to do. Newer firmware may do better.
note-address-moved =
    .what = The camera put its address { $address } only where no browser looks; camseal wrote it to the right place.
    .todo = Nothing to do.
note-address-as-name =
    .what = The camera wrote its address { $address } as a host name; camseal wrote it as an address.
    .todo = Nothing to do.
note-names-left-out =
    .what = The camera also asked for { $names }, which is not in the plan and was left out.
    .todo = Add the name to the plan if the camera is really reached by it.
note-authority-left-out =
    .what = The camera asked to become an authority itself; that was left out.
    .todo = Look whether the firmware is genuine; a camera needs no such right.
note-extensions-left-out =
    .what = The camera asked for further properties ({ $extensions }); they were left out.
    .todo = Nothing to do.
## practice cameras
error-practice-family =
    .what = There is no practice camera of the family “{ $family }”.
    .todo = Choose one of { $known }.
error-practice-port =
    .what = Port { $port } of this computer is taken.
    .todo = Choose another first port, or leave the choice to camseal.
error-practice-range =
    .what = { $given } is not possible for “{ $option }”.
    .todo = Choose a time between 0 and 86400 seconds, or a first port low enough for all cameras.
error-practice-factory =
    .what = The practice cameras' factory certificate could not be made.
    .todo = Start camseal again; this computer gave no random numbers.

## window: frame, home, settings, help
program = camseal
window-title = { $site } – camseal
back = Back
close = Close
copy = Copy
copied = Copied.
again = Try again
home = Home
help = Help
settings = Settings
finish = Finish
next-to = Next: { $step }
key-enter = Enter
key-escape = Esc
key-tab = Tab
key-step = Ctrl 1 … 7
key-step-mac = Cmd 1 … 7
key-help = F1
key-find = Ctrl F
key-find-mac = Cmd F
wizard-new-site = New site
wizard-step-of = Step { $number } of { $all }
tone-secure = Secure
tone-attention = Attention
tone-refused = Not secure
tone-unknown = Unknown
date-ago = { $days ->
    [0] today
    [one] yesterday
   *[other] { $days } days ago
}
date-in-days = { $days ->
    [0] today
    [one] tomorrow
   *[other] in { $days } days
}
date-in-months = in { $months } months
home-secure = Secure cameras
home-secure-more = Find the cameras on this network, give each one its certificate, and prove that every browser accepts it.
home-start = Start at a new site
home-why = Why is it not secure?
home-why-more = Type an address: camseal finds what is wrong and says what to do.
home-trust = Make this PC trust a site or a file
home-trust-more = Put a root certificate into the right store, and read it back.
home-sign = Sign a request
home-sign-more = A device made a request (CSR). Give it a certificate in return.
home-sites = Sites
home-open = Open a site file…
home-no-sites = No site yet. The first one you start is listed here, with how its cameras stand.
home-column-site = Site
home-column-cameras = Cameras
home-column-ends = First certificate ends
home-column-state = State
home-no-certificate = none yet
home-visited = Last visit { $date }
home-not-visited = Not visited yet
home-continue = Continue
home-empty = Just begun
home-empty-why = no camera chosen yet
home-secure-why = as you left them
home-unfinished = Not finished
home-unfinished-why = { $done } of { $all } done
home-ending = Ends soon
home-ending-why = renew at this visit
home-changed =
    { $count ->
        [one] 1 camera changed
       *[other] { $count } cameras changed
    }
home-unseen-why =
    { $days ->
        [one] not seen for 1 day
       *[other] not seen for { $days } days
    }
home-unreadable = Cannot be opened
home-unreadable-why = open it to see why
home-drop = Drop a certificate, key, request or site file anywhere on this window to open it.
kind-site = Site of camseal
open-unknown = camseal does not know this kind of file.
failure-file = The file
settings-language = Language
settings-no-font = { $language }: no font on this computer has its characters. Install one (such as Noto Sans CJK), then start camseal again.
settings-appearance = Appearance
settings-size = Size of everything
settings-as-desktop = As on this computer
settings-light = Light
settings-dark = Dark
settings-contrast = High contrast
settings-smaller = Smaller
settings-larger = Larger
settings-percent = { $percent } %
help-enter = the way on, or the button with this mark
help-escape = back
help-tab = from field to field
help-step = to a step you have been at
help-help = this page
help-find = into the search field of a site
help-sites = Your sites
help-settings = Settings
help-log = Log, for when something goes wrong
help-version = camseal { $version }
main-no-window = The window could not be opened. Is a desktop running? The console program camseal-cli works without one. The log lies here:
main-stumbled = camseal stumbled and had to stop. Your sites are safe: every step was saved. A report lies here:
main-practice-camera = Practice camera

## wizard steps, further words
find-title = Find the cameras
find-lead = Everything not yet secure is ticked. Untick what you want to leave as it is.
find-reason-saving = Writing the list into the site…
login-title = Log in
login-lead = One user name and password for all, more where it is needed.
login-agree-one = Agree
login-take-back = Take it back
login-refused = Refused
login-failed = No login
login-no-https = No encrypted login
login-no-https-more = It answers only over plain HTTP.
login-reason-clear = { $count ->
    [one] One device offers no encrypted login. Agree, or leave it out.
   *[other] { $count } devices offer no encrypted login. Agree, or leave them out.
}
authority-title = Who vouches for these cameras?
authority-lead = An authority (CA) signs each camera's certificate. PCs that know the authority trust the cameras.
authority-asleep = Its key is sealed. The passphrase opens it.
authority-waking = Opening the authority's key…
authority-asking-keeper = Asking this computer for its key store…
authority-reason-closed = Type the passphrase of this site.
error-wizard-locked =
    .what = These files are locked with a passphrase.
    .todo = Type the passphrase of the file, then open it.
error-wizard-no-authority =
    .what = There is no authority's certificate with its key in these files.
    .todo = Choose both together: the certificate of the authority and its private key.
error-wizard-broke-off =
    .what = camseal stumbled over this work; nothing was changed.
    .todo = Try once more. If it stays, look at the log named under Help.

## wizard steps, plan and work
plan-title = The plan
plan-lead = Only what differs from today.
plan-change-finish = Interrupted work is finished
plan-change-and-clock = Clock set. { $change }
plan-set-clocks = Set clocks that are off to this computer's time
plan-may-restart = Cameras may restart when they need it; the picture is gone for a minute then
work-title-done = { $done } of { $all } cameras are secured
work-lead = Up to { $count } at once; one of each model goes first.
work-lead-done = It took { $time }.
work-reason-nothing = Nothing was started yet. Go back to the plan.
work-needs-restart = Needs a restart
work-login-refused = Password refused
work-failed = Did not work out
work-by-hand = Your turn
work-putting-back = Putting it back
work-doing-clock = Looking at its clock
work-doing-request = Making its key
work-doing-sign = Signing
work-doing-upload = Uploading
work-doing-turn-on = Turning it on
work-doing-restart = Restarting
work-doing-check = Checking
work-stage-clock = Clock
work-stage-request = Request
work-stage-sign = Sign
work-stage-upload = Upload
work-stage-turn-on = Turn on
work-stage-restart = Restart
work-stage-check = Check
work-new-password = New password…
work-restart = Restart it
work-keep = Save the files…
work-keep-title = Folder for certificate and key
work-kept = Certificate, key and root are saved.

## wizard steps, trust and proof
trust-lead = One root certificate goes in. Every camera it signed is then trusted here.
trust-untrusted = There, but not trusted for websites
trust-refused = Not installed
trust-nothing-known = could not be found out
trust-reason-authority = First make the authority.
trust-reason-asking = Asking the stores of this computer…
trust-reason-working = Waiting for the stores…
trust-again = Try again
proof-title = Proof
proof-sub-at = Every device was opened again at { $time } and judged as this PC judges websites.
proof-none = No device is secured yet
proof-none-more = Go back to Work; what is not secured is not opened here.
proof-secure-until = Until { $date }
proof-reason-none = No device is secured yet.
proof-refused-count = { $count } refused
## console: the job and its answers
console-ask-password = Password of “{ $user }” on the cameras:
# What a person types for yes; its first letters do too. Several words stand apart by blanks.
console-yes = yes
console-ask-clock = { $count ->
    [one] The clock of { $count } camera is wrong. Set it to this computer's time? (yes/no)
   *[other] The clocks of { $count } cameras are wrong. Set them to this computer's time? (yes/no)
}
console-ask-http = { $count ->
    [one] { $count } camera offers no HTTPS. Log in over plain HTTP with a digest? (yes/no)
   *[other] { $count } cameras offer no HTTPS. Log in over plain HTTP with a digest? (yes/no)
}
console-ask-restart = { $count ->
    [one] { $count } camera must be restarted to finish. Restart it now? (yes/no)
   *[other] { $count } cameras must be restarted to finish. Restart them now? (yes/no)
}
console-secure-nothing = Every camera of this site is secured. Name addresses to check or renew one.
console-secure-stopping = Finishing the cameras in hand; Ctrl-C once more ends at once. The next run goes on from there.
console-moment-waiting = takes its time
console-moment-waiting-about = takes about { $seconds } s
console-moment-retrying = connection lost, once more
console-moment-putting-back = putting everything back as it was
console-stage-clock = login and clock
console-stage-request = key and request
console-stage-sign = signing
console-stage-upload = upload
console-stage-turn-on = switching on
console-stage-restart = restart
console-stage-check = check
console-outcome-secured = secured
console-outcome-already-secure = already secure
console-outcome-needs-restart = needs a restart
console-outcome-put-back = not secured, put back as it was
console-outcome-failed = not secured
console-outcome-by-hand = files made, to be uploaded by hand
console-outcome-skipped = skipped
console-verdict-secure = { $client }: secure
console-verdict-refused = { $client }: not secure
console-verdict-unknown = { $client }: unknown
console-identify-family = Family
console-identify-signs = Because
console-identify-channel = Login
console-identify-clock = Clock
console-clock-behind = { $moment } ({ $off } behind)
console-clock-ahead = { $moment } ({ $off } ahead)
console-channel-pinned = over HTTPS, pinned to the present certificate
console-channel-clear = only over plain HTTP, after you agree
console-channel-unreachable = not possible, nothing answers
console-sign-port-closed = nothing listens at port { $port }
console-sign-tls = HTTPS answers with { $version }
console-sign-old-tls = HTTPS answers, but only with { $version }
console-sign-http = a web server answers over plain HTTP
console-sign-onvif-clock = the ONVIF service tells the time
console-sign-onvif-keystore = ONVIF offers a key store and a TLS server
console-sign-onvif-legacy = ONVIF offers the older certificate operations
console-sign-onvif-without = ONVIF answers, but offers no certificates
console-sign-maker = it answers a question that only { $family } devices answer
error-console-unknown-family =
    .what = There is no family “{ $id }”.
    .todo = Choose one of these: { $known }; or leave --family away and let camseal find out.
error-console-unknown-client =
    .what = There is no client “{ $id }”.
    .todo = Choose one of these: { $known }, all.
error-console-bad-name =
    .what = “{ $text }” is not a name or an address.
    .todo = Write a host name such as camera.local, or an IP address.
error-console-no-user =
    .what = These cameras want a login.
    .todo = Name the administrator's account with --user, and give the password when asked.
error-console-names-for-many =
    .what = A further name can belong to one camera only.
    .todo = Name one address with --dns, and secure the others in a run of their own.
error-authority-no-key =
    .what = There is a certificate, but not the private key that belongs to it.
    .todo = Choose the key file too (often privkey.pem or .key), or a PFX that holds both.
error-authority-no-certificate =
    .what = There is no certificate in what you chose.
    .todo = Choose the authority's certificate and its key.
error-authority-locked =
    .what = The private key is protected by a passphrase.
    .todo = Type the passphrase that was set when the file was made.
error-certificate-unreadable =
    .what = The file “{ $file }” cannot be read.
    .todo = Check that it still exists and that you may open it.
error-certificate-empty =
    .what = The file is empty.
    .todo = Export it again.
error-certificate-too-large =
    .what = The file is larger than { $megabytes } MB, packed or unpacked; certificates are much smaller.
    .todo = Check that you chose the right file.
error-certificate-web-page =
    .what = This is a web page, not a certificate: the download probably ended at a login page.
    .todo = Log in to the device first, then download the file again.
error-certificate-truncated =
    .what = The file ends in the middle ({ $what }).
    .todo = Copy or export it again, complete with its last line.
error-certificate-damaged =
    .what = The file is damaged: its { $what } cannot be read.
    .todo = Export it again; if it was sent by mail, send it inside a ZIP.
error-certificate-unsupported =
    .what = This is a { $what }; camseal cannot use it.
    .todo = Export certificate and key as PEM or PFX instead.
error-certificate-unknown =
    .what = There is no certificate, key or request in this file.
    .todo = Choose a file ending in .pem, .crt, .cer, .der, .p7b, .pfx, .key or .csr, or a NAS's exported ZIP.
error-certificate-wrong-passphrase =
    .what = The passphrase does not open this file.
    .todo = Check capital letters and keyboard layout, and whether it is the passphrase set when the file was exported.

## findings about certificates
finding-certificate-no-names =
    .what = The certificate names no address or host name; browsers ignore the common name.
    .todo = Issue a new certificate with the address at which the camera is reached.
finding-certificate-address-as-name =
    .what = The address { $name } is written as a host name; browsers refuse that.
    .todo = Issue a new certificate with the address as an address; camseal does so.
finding-certificate-wide-wildcard =
    .what = The name “{ $name }” covers names nobody owns; browsers refuse it.
    .todo = Issue a new certificate with the camera's own name.
finding-certificate-too-long =
    .what = The certificate is valid for { $days } days; Apple devices refuse more than 825.
    .todo = Issue a new certificate for at most 825 days.
finding-certificate-no-purpose =
    .what = The certificate does not say that it is for a server; Apple devices refuse it.
    .todo = Issue a new certificate with the purpose “server authentication”.
finding-certificate-wrong-purpose =
    .what = The certificate is not meant for a server; browsers refuse it.
    .todo = Issue a new certificate with the purpose “server authentication”.
finding-certificate-no-digital-signature =
    .what = The certificate's key may not sign; Chrome and Edge refuse it.
    .todo = Issue a new certificate whose key usage includes digital signature.
finding-certificate-weak-key =
    .what = The key is { $kind }, which is too short to be safe.
    .todo = Replace it with a key of 2048 bits or more.
finding-certificate-unsupported-key =
    .what = The key is of the kind { $kind }, which not all browsers take.
    .todo = Replace it with an RSA key of 2048 bits or more, or a P-256 key.
finding-certificate-old-signature =
    .what = The certificate is signed with { $algorithm }, which browsers refuse.
    .todo = Issue a new certificate; camseal signs with SHA-256 or better.
finding-certificate-camera-is-authority =
    .what = The camera's certificate says it is an authority; Firefox refuses that.
    .todo = Issue a new certificate; camseal's never are authorities.
finding-certificate-expired =
    .what = The certificate expired on { $until }.
    .todo = Issue a new one. If that day is still to come, check this computer's clock.
finding-certificate-not-yet-valid =
    .what = The certificate is not valid before { $from }.
    .todo = Check the clocks of this computer and of the camera.
finding-certificate-self-signed =
    .what = The certificate was made by the device itself; nobody vouches for it.
    .todo = Replace it with one from the site's authority.
finding-certificate-unknown-critical =
    .what = The certificate demands a property that clients do not know ({ $oid }), so they refuse it.
    .todo = Issue a new certificate.
finding-certificate-never-valid =
    .what = The certificate ends before it begins.
    .todo = Check the clock of the device that made it, then issue a new one.
finding-certificate-old-root =
    .what = The root certificate has the old version 1 without any limits; strict programs refuse it.
    .todo = Create a new authority; camseal's root is accepted everywhere.
finding-certificate-root-without-constraints =
    .what = The root certificate does not say that it is an authority; Firefox refuses it.
    .todo = Do not install it. Create a new authority.
finding-certificate-not-an-authority =
    .what = The certificate says that it is not an authority; as a root it is refused.
    .todo = Choose the root certificate of the authority instead.
finding-certificate-may-not-sign =
    .what = The certificate is not allowed to sign others; as a root it is refused.
    .todo = Choose another authority, or create a new one.
finding-certificate-unlimited-root =
    .what = The root may vouch for any website in the world; if its key is stolen, banks can be imitated too.
    .todo = Keep its key well, or create an authority limited to local names.
finding-certificate-root-without-name =
    .what = The root certificate has no common name; iPhones and iPads do not list it.
    .todo = Create a new authority if such devices are used.
finding-certificate-root-without-key-id =
    .what = The root certificate has no key identifier; only very strict programs mind.
    .todo = Nothing to do.
finding-certificate-not-a-root =
    .what = This is not a root: it was signed by { $issuer }.
    .todo = Install the root at the top of the chain instead.

## extensions of certificates
extension-subject-key-id = Identifier of this key
extension-authority-key-id = Identifier of the authority's key
extension-key-usage = What the key may be used for
extension-names = Names it works for
extension-issuer-names = Other names of the authority
extension-basic-constraints = Authority or not
extension-name-constraints = Names it may vouch for
extension-revocation-lists = Where revocation lists are
extension-policies = Rules it was issued under
extension-purposes = Purposes
extension-authority-access = Where to ask about it
extension-transparency = Entries in public logs
extension-netscape = Remark of old programs
extension-unknown = Other property
extension-is-authority = It is an authority.
extension-is-no-authority = It is not an authority.
extension-path-length = Authorities allowed below it: { $length }
extension-only-names = only { $names }
extension-never-names = never { $names }
purpose-server = servers (HTTPS)
purpose-client = clients (802.1X, mutual login)
purpose-code = program signing
purpose-mail = e-mail
purpose-time = time stamps
purpose-ocsp = revocation answers
purpose-any = any purpose

## console: what view shows
console-key = Key { $kind }
console-key-fits = belongs to a certificate of this file
console-key-alone = belongs to no certificate of this file
console-request = Request (CSR) of { $subject }, names: { $names }, key { $key }, { $signature }
console-locked = Part of this file is locked; give its password with --password-file.
error-console-no-subject =
    .what = “{ $text }” is neither a file nor an address.
    .todo = Check the name of the file, or write an address such as 192.168.1.64.
cancel = Cancel
open = Open
check-again = Check again
kind-certificate = Certificates, keys and requests
open-request = A request (CSR) for “{ $name }”, { $key }.
open-key = This file holds a private key and no certificate.
open-key-more = camseal never shows keys. Keep it where nobody else can read it.
open-no-root = There is no authority in it that this PC could trust.
open-locked = This file is locked.
open-passphrase = Passphrase of the file
open-passphrase-wrong = That is not its passphrase. Nothing is locked by trying again.

## window: viewer
viewer-open = Open…
viewer-export = Save…
viewer-exported = Saved.
viewer-asking = This PC is opening the camera…
viewer-trusted = Trusted on this PC for { $address } until { $date }
viewer-trusted-how = { $days ->
    [one] { $days } day left.
   *[other] { $days } days left.
} This PC connected at { $clock } and accepted the certificate.
viewer-ended = This certificate ended on { $date }
viewer-ended-how = Every client refuses it. Give the device a new one.
viewer-not-yet = This certificate is valid from { $date } only
viewer-not-yet-how = Check this PC's clock; if it is right, wait or make a new one.
viewer-root = Root certificate “{ $name }”, valid until { $date }
viewer-root-how = PCs that know it trust the cameras it signed. This PC does not know it.
viewer-root-trusted = This PC trusts “{ $name }” until { $date }
viewer-root-trusted-how = Every camera it signed is trusted here.
viewer-file = Certificate “{ $name }”, valid until { $date }
viewer-file-how = From a file: no camera was asked. Whether a client accepts it shows when the camera serves it.
viewer-trust = Make this PC trust it
viewer-works-for = Works for
viewer-opened = opened
viewer-address = address
viewer-name = name
viewer-other = other
viewer-not-in-it = opened, not in it
viewer-no-names = no name at all: no browser accepts it anywhere
viewer-signed-by = Signed by
viewer-found = Found
viewer-issuer-missing = Not here
viewer-issuer-missing-more = Its certificate was not sent along
viewer-issuer-missing-why = a root need not be sent
viewer-kind-root = Root
viewer-kind-intermediate = Intermediate
viewer-kind-this = This certificate
viewer-kind-other = Certificate
viewer-link = { $kind }, { $key }, until { $date }
viewer-link-limited = { $more }, limited to certain names
viewer-in-store = In this PC's store
viewer-sent = Sent by the camera
viewer-in-file = In the file
viewer-fingerprint = Fingerprint
viewer-sha256 = SHA-256
viewer-sha1 = SHA-1, the only one Windows shows
viewer-read-aloud = Read aloud
viewer-technical = Technical details
viewer-technical-inside = serial number, key, extensions, PEM
viewer-subject = Subject
viewer-issuer = Issuer
viewer-serial = Serial number
viewer-version = Version
viewer-from = Valid from
viewer-to = Valid until
viewer-key = Key
viewer-signature = Signed with
viewer-authority = Authority
viewer-authority-yes = yes
viewer-authority-length = yes, with { $length } authorities below it at most
viewer-authority-no = no
viewer-usage = Key may be used for
viewer-purposes = Made for
viewer-limits = Limited to
viewer-limits-count = { $permitted } ranges allowed, { $excluded } forbidden
viewer-extensions = Extensions
viewer-critical = critical: must be understood
viewer-pem = PEM

## window: what a doctor asks
doctor-title = Why is it not secure?
doctor-lead = camseal climbs rung by rung and stops at the first that breaks. Looking changes nothing.
doctor-example = Address, such as https://192.168.1.64
doctor-wrong = This is no address. Write it as the browser shows it, such as 192.168.1.64 or camera.local:8443.
doctor-check = Check
doctor-copy = Copy what was found
doctor-not-asked = not asked yet
doctor-whole = Every rung holds: this PC accepts it
doctor-whole-more = If a browser still warns, close it completely and open it again.
doctor-reachable = The camera answers
doctor-port = Its HTTPS port is open
doctor-tls = The connection is modern enough
doctor-chain = The certificate leads to an authority
doctor-name = The certificate is made for this address
doctor-dates = The dates fit this PC's clock and the camera's
doctor-root = This PC knows the authority
doctor-no-certificate = No certificate was seen.
doctor-made-for = The certificate is made for
doctor-ends = It ends
doctor-ends-when = { $date }, { $when }
doctor-view = View the certificate

## window: a root into the stores
trusting-title = Make this PC trust it
trusting-lead = One root certificate goes in. Every camera it signed is then trusted here.
trusting-limited = limited to certain names
trusting-unlimited = not limited: it could vouch for any name
trusting-root = Root certificate, { $limited }, until { $date }
trusting-fingerprint = Fingerprint (SHA-256): compare it with what you were told
trusting-view = View
trusting-where = Where
trusting-today = Today
trusting-after = After
trusting-system = This PC, for everyone
trusting-chromium = Chrome, Chromium and Edge of this user
trusting-firefox = Firefox
trusting-in = Trusted
trusting-untrusted = There, but not trusted
trusting-absent = Not there
trusting-added = The root is added
trusting-stays = Nothing changes
trusting-no-stores = camseal knows no trust store on this PC. Install the root by hand.
trusting-asks = This PC asks once for permission. Then camseal reads the store back.
trusting-install = Install
trusting-done = Installed and read back.
trusting-done-more = This PC trusts what this authority signed. Restart open browsers.

## Signing a request
signing-lead = The device keeps its key. It only gets a certificate, signed by the authority of one of your sites.
signing-none = Choose the request file the device made, or drop it on this window.
signing-browse = Choose the request…
signing-another = Another request…
signing-kind = Requests (CSR)
signing-asked = Asked for: { $names }
signing-no-names = no address and no name
signing-by = Signed by the authority of
signing-no-sites = None of the last sites has an authority. Open a site file, or start at a new site and make one there.
signing-names = Addresses and names the certificate is for
signing-names-more = What stands in the browser’s address bar when the device is opened. Several are separated by blanks.
signing-names-wrong = “{ $part }” is neither an address nor a name.
signing-passphrase = Passphrase of this site’s authority
signing-sign = Sign
signing-needs-site = Choose the site whose authority signs.
signing-needs-names = Type the address or name of the device.
signing-needs-passphrase = Type the passphrase.
signing-done = Signed. The certificate is valid until { $date }.
signing-done-more = Save it as a PEM file and upload it on the device, where the request was made.

## verdicts: one per client
finding-too-long =
    .what = The certificate is valid for { $days } days; the limit is { $limit }.
    .todo = Give the camera a certificate that is valid for at most 825 days; camseal's are.
finding-address-as-name =
    .what = The certificate has { $asked } only as a name, not as an address; browsers do not look there.
    .todo = Give the camera a new certificate; camseal writes addresses as addresses.
finding-wide-wildcard =
    .what = The certificate is for “{ $name }”, a wildcard that this program does not take.
    .todo = Give the camera a certificate for its own name or address.
finding-no-purpose =
    .what = The certificate does not say that it is for servers (extended key usage).
    .todo = Give the camera a new certificate; camseal writes the purpose.
finding-wrong-key-usage =
    .what = The certificate does not allow its key to be used for this connection ({ $needed } is missing in keyUsage).
    .todo = Give the camera a new certificate; camseal writes the right use.
finding-unsupported-key =
    .what = This program does not take a key of this kind ({ $key }).
    .todo = Give the camera a key of kind RSA-2048 or P-256.
finding-unknown-critical =
    .what = The certificate has an extension ({ $oid }) that must be understood, and this program does not know it.
    .todo = Give the camera a new certificate without it.
finding-malformed =
    .what = The certificate is not properly written ({ $detail }).
    .todo = Give the camera a new certificate.
finding-old-certificate =
    .what = A certificate is of the old X.509 version { $version }, which this program does not take here.
    .todo = Give the camera a new certificate, and use an authority of today's form.
finding-issuer-dates =
    .what = The intermediate authority “{ $issuer }” is only valid from { $from } to { $until }.
    .todo = Check this computer's clock; if it is right, sign the camera's certificate with an authority that is valid.
finding-issuer-not-authority =
    .what = “{ $issuer }” has signed the certificate but is not marked as an authority.
    .todo = Make a new authority with camseal and secure the camera with it.
finding-issuer-may-not-sign =
    .what = “{ $issuer }” has signed the certificate but may not sign any by its own keyUsage.
    .todo = Make a new authority with camseal and secure the camera with it.
finding-issuer-for-others =
    .what = The authority “{ $issuer }” may vouch for other things, but not for servers.
    .todo = Make a new authority with camseal and secure the camera with it.
finding-path-too-long =
    .what = The authority “{ $issuer }” allows fewer authorities below it than there are (path length).
    .todo = Sign the camera's certificate with that authority itself, without one in between.
finding-name-form =
    .what = The name of the issuer “{ $issuer }” is written differently in the camera's certificate and in the root; this program compares byte by byte.
    .todo = Give the camera a new certificate; camseal copies the name exactly.
finding-key-id-mismatch =
    .what = The certificate asks for another key of “{ $issuer }” than the one that is trusted.
    .todo = Install the root the certificate was signed with, or give the camera a new certificate.
finding-root-not-yet-valid =
    .what = The root “{ $root }” is only valid from { $date } on.
    .todo = Check this computer's clock; if it is right, make a new authority.
finding-device-as-root =
    .what = The camera's own certificate was put among the trusted roots; this program does not take that.
    .todo = Take it out, and secure the camera with a certificate of your own authority.
finding-reused-serial =
    .what = Another certificate of the same issuer has the same serial number ({ $serial }); Firefox refuses the second one.
    .todo = Give the camera a new certificate; camseal's numbers are random.
finding-not-strict =
    .what = Strict programs refuse this certificate: { $detail }.
    .todo = Give the camera a new certificate, signed by an authority made with camseal.
finding-not-measured =
    .what = How this program judges this point is not known ({ $of }).
    .todo = Open the camera in that program and look.
## stores: faults and the wrong-store finder
error-truststore-denied =
    .what = The system does not let this account change { $place }; nothing was changed.
    .todo = Let camseal ask for administrator rights, or give this account the right to write there.
error-truststore-read-only =
    .what = { $place } cannot be written to: the disk or folder is read-only. Nothing was changed.
    .todo = Make the disk writable, or use the system's own way (an immutable system changes its image), then try again.
error-truststore-disk-full =
    .what = There is no space left for { $place }; nothing was changed.
    .todo = Free some space on this disk, then try again.
error-truststore-busy =
    .what = Another program holds { $place } open and lets nobody in; nothing was changed.
    .todo = Close the browser that uses it, then try again.
error-truststore-damaged =
    .what = { $place } cannot be understood; camseal left it as it is.
    .todo = Open it with the program it belongs to, mend it there, then try again.
error-truststore-by-hand =
    .what = camseal does not change { $place }: device management put the certificate there, or a private key lies with it.
    .todo = Ask whoever manages this computer, or remove it in the system's own certificate window after you have saved the key.
error-truststore-not-mended =
    .what = After the change, { $place } still does not answer as it should.
    .todo = Close browsers that are open, then look again; Details show what the store said.
finding-stray-own-root-misplaced =
    .what = The site's root lies in the wrong place, where no browser asks it ({ $place }).
    .todo = Let camseal move it to the trusted roots.
finding-stray-own-root-untrusted =
    .what = The site's root is there, but not trusted for websites ({ $place }).
    .todo = Let camseal give it the trust it lacks.
finding-stray-own-root-for-one-user =
    .what = The site's root is trusted for one person only ({ $place }).
    .todo = Let camseal move it to the store for everybody at this computer.
finding-stray-own-root-twice =
    .what = The site's root is trusted twice: for everybody and once more for one person ({ $place }).
    .todo = Let camseal take the second one out; then it can be removed in one place.
finding-stray-root-with-key =
    .what = The private key of the authority “{ $title }” lies on this computer beside its certificate ({ $place }).
    .todo = Save the key elsewhere, then remove both by hand; for trust the certificate alone is enough.
finding-stray-site-root-misplaced =
    .what = The root of { $site } lies in the wrong place, where no browser asks it ({ $place }).
    .todo = Let camseal move it to the trusted roots, or remove it when you no longer look after that site.
finding-stray-root-misplaced =
    .what = The root “{ $title }” lies in the wrong place, where no browser asks it ({ $place }).
    .todo = If it is wanted here, let camseal move it to the trusted roots.
finding-stray-earlier-try =
    .what = “{ $title }” is the root of an earlier try for this site, with another key ({ $place }).
    .todo = Let camseal remove it; no camera of this site uses it any more.
finding-stray-expired-root =
    .what = The root “{ $title }” ended on { $date } ({ $place }).
    .todo = Remove it; nothing it signed is accepted any more.
finding-stray-same-name =
    .what = Two roots are called “{ $title }” and have different keys; this is the older one, the other is { $other } ({ $place }).
    .todo = Remove the one that no camera uses any more.
finding-stray-leaf-as-root =
    .what = “{ $title }” is no authority, yet it lies among the trusted roots ({ $place }).
    .todo = Remove it; Chrome refuses such an entry, and the site's root does its work.
finding-stray-device-as-root =
    .what = The own certificate of the camera at { $address } lies among the trusted roots ({ $place }).
    .todo = Remove it; the site's root vouches for the camera.
finding-stray-device-misplaced =
    .what = The own certificate of the camera at { $address } lies on this computer where it has no effect ({ $place }).
    .todo = Remove it; the site's root vouches for the camera.
finding-stray-vendor-root =
    .what = The private key of the trusted root “{ $title }” lies inside { $cameras } cameras: whoever opens one can imitate any website to this computer ({ $place }).
    .todo = Remove it now, and give the cameras certificates of the site.
finding-stray-root-from-cameras =
    .what = The trusted root “{ $title }” comes with { $cameras ->
        [one] a camera
       *[other] { $cameras } cameras
    } and belongs to no site of this computer; the maker may have put its key into every camera ({ $place }).
    .todo = If neither you nor the customer's IT made it, remove it.
finding-stray-weak-root =
    .what = The trusted root “{ $title }” has a key that is too short ({ $key }) ({ $place }).
    .todo = Remove it; such keys can be worked out, and Apple and Windows refuse them.
trust-user = The system, for this person only
trust-chromium-policy = Chrome, Chromium and Edge, by policy for everyone
trust-firefox-policy = Firefox, by policy for everyone
trust-java = Java programs

## the doctor: clocks, video, dangers, clients
rung-clients = Every client
rung-passed-clients = Accepted by: { $clients }.
rung-passed-clients-unknown = This computer accepts it.
finding-other-service =
    .what = { $address } speaks { $service } at port { $port }, not HTTPS.
    .todo = Give the camera's HTTPS port, or look for another device at this address.
finding-chain-too-large =
    .what = { $address } sends more certificates than any program accepts.
    .todo = Give the camera a new certificate; camseal uploads only what is needed.
finding-clock-behind =
    .what = This computer's clock is wrong: something here was already saved on { $date }.
    .todo = Set this computer's date and time, then check again.
finding-client-untrusted-root =
    .what = “{ $issuer }”, which signed the certificate, is not trusted by { $client }.
    .todo = Install the authority's root certificate in the store read by { $client }.
finding-client-self-signed =
    .what = The camera's certificate only vouches for itself; nobody trusted by { $client } has signed it.
    .todo = Secure the camera with a certificate of your own authority, then install its root here.
finding-client-refuses =
    .what = Refused by { $client }. { $what }
    .todo = { $todo }
video-both = Video: answers in clear (RTSP) and encrypted (RTSPS). Choose RTSPS in the recorder.
video-plain = Video: only in clear (RTSP). The padlock protects the web page, not the pictures on their way to the recorder.
video-encrypted = Video: encrypted only (RTSPS).
video-none = Video: nothing answered at the usual ports, so nothing can be said about it.
danger-vendor-root =
    .what = “{ $root }” looks like the authority { $vendor } builds into its devices, with its private key. Whoever has such a device can imitate any website to a computer that trusts it.
    .todo = Do not install this root. Secure the camera with the site's own authority, and take the vendor's root out of every computer.
danger-factory-key =
    .what = This is { $vendor }'s factory certificate; its private key is the same in every such device and published.
    .todo = Secure the camera with a certificate of its own.
danger-root-in-device =
    .what = The camera sends the authority “{ $root }”, which signed for the private address { $name }. Unless it is your own, its private key lies in the camera.
    .todo = Install it only when you know who keeps its key. Otherwise secure the camera with the site's own authority.
danger-shared-root =
    .what = { $count } cameras send the same authority, “{ $root }”: { $cameras }. Unless it is your own, a vendor may have put its private key into each of them.
    .todo = Install it only when you know who keeps its key. Otherwise secure the cameras with the site's own authority.
danger-shared-certificate =
    .what = { $count } cameras serve the very same certificate: { $cameras }. Whoever opens one of them can imitate all.
    .todo = Give each camera a certificate of its own.
danger-shared-key =
    .what = { $count } cameras use the same private key: { $cameras }. Whoever opens one of them can imitate all.
    .todo = Give each camera a key of its own; let it make the key itself.
danger-reused-serial =
    .what = Different certificates carry the same serial number ({ $serial }): { $cameras }. Firefox refuses them with SEC_ERROR_REUSED_ISSUER_AND_SERIAL.
    .todo = Secure these cameras with the site's authority; its serial numbers never repeat.
danger-remade =
    .what = The camera made itself a new certificate with the old serial number ({ $serial }). Firefox refuses that with SEC_ERROR_REUSED_ISSUER_AND_SERIAL.
    .todo = Secure the camera with the site's authority, so that it stops making its own.
danger-made-without-clock =
    .what = The certificate begins on { $date }: the device made it before its clock was set.
    .todo = Set the camera's clock and a time server, then give it a new certificate.
danger-device-as-root =
    .what = The device's own certificate lies among the trusted roots of this computer. Some browsers accept that, others do not, and it ends with the next reset.
    .todo = Take it out again, and secure the camera with the site's authority.
client-this-pc = This computer
client-chrome = Chrome, Edge
client-firefox = Firefox
client-apple = Safari on iPhone and Mac
client-windows = Windows programs
client-openssl = OpenSSL, curl
client-java = Java programs
doctor-clients = Every client accepts it
console-tidy-nothing = Nothing lies where it does not belong.
console-tidy-mended = mended, and looked at again
console-tidy-only = to mend it: trust tidy --only { $sha256 }
## Windows
finding-only-this-user =
    .what = Only your Windows account trusts this root; other people at this computer still see “Not secure”.
    .todo = Install the root once more with administrator rights, into the store for everyone.
error-truststore-refused =
    .what = Windows did not change { $place }.
    .todo = Read the reason under Details, then try again; camseal looks first what is there.
pin-same = Same certificate as last time.
pin-by-us = Another certificate than last time; it was made here.
pin-changed = Another certificate than last time, and nobody knows why.
state-unknown = No answer
state-http-only = HTTP only
state-device = HTTPS (device's own certificate)
state-trusted = HTTPS (trusted)
state-changed = Changed
finding-pin-changed =
    .what = The camera shows another certificate than last time, and it was not made here.
    .todo = Find out whether it was reset, replaced or updated. Then compare both certificates and accept the new one.
finding-ends-soon =
    .what = The certificate ends in { $days ->
        [one] one day
       *[other] { $days } days
    }.
    .todo = Renew it at this visit.
audit-red = not secure
audit-amber = attention
audit-green = secure
audit-unknown = no answer
audit-title = Camera certificates
audit-title-site = Camera certificates: { $site }
audit-language = en
audit-lead = { $count ->
    [one] One camera
   *[other] { $count } cameras
}, looked at on { $moment } with camseal. Nothing was changed.
audit-dangers = Dangers
audit-column-light = State
audit-column-camera = Camera
audit-column-found = What was found
audit-column-certificate = Certificate
audit-column-clients = Accepted by
audit-until = until { $date } ({ $days } days)
error-console-nothing-to-check =
    .what = There is no address to check.
    .todo = Give one or more addresses, a file with --list, or a site with cameras.
error-console-accept-one =
    .what = A changed certificate is accepted for one camera at a time.
    .todo = Name one address, look at both certificates, then accept.
error-console-no-camera =
    .what = { $address } is no camera of this site.
    .todo = Give the address as the site shows it.
console-check-same = { $what } It counts since { $date }.
console-check-before = Last time
console-check-now = Now
console-check-accepted = Accepted: the camera is expected to show this certificate from now on.
console-check-stores = The root “{ $root }” in this computer's stores:
console-check-store-trusted = trusted
console-check-store-untrusted = there, but not trusted
console-check-store-absent = not there
console-check-store-unknown = did not answer
console-check-camera-clock = The camera's clock: { $moment }
console-check-danger = Danger: { $what }
console-check-note = Worth knowing: { $what }
console-check-saved = Saved: { $path }
console-check-red = { $count } not secure
console-check-amber = { $count ->
    [one] { $count } needs attention
   *[other] { $count } need attention
}
console-check-green = { $count } secure
console-check-unknown = { $count } without an answer
doctor-accepted = Accepted. This certificate counts from now on.
doctor-picks = Known cameras
doctor-site-unnamed = Unnamed site
doctor-whole-site = Check { $site } ({ $count ->
    [one] one camera
   *[other] { $count } cameras
})
doctor-camera-clock = The camera's clock
doctor-known-since = Known since
doctor-known-at = { $date }, at { $address }
doctor-programs = What each program says
doctor-stores = Where “{ $root }” is trusted
doctor-before = Last time, since { $date }
doctor-now = Now
doctor-changed-why = A reset, a replaced camera or new firmware explains this; somebody in between does too. Ask before you accept.
doctor-accept = Accept the new one
doctor-accept-more = Only this computer's memory changes, nothing on the camera.
doctor-issuer = Signed by
doctor-made-on = Made on
doctor-mend-trust = Make this PC trust it
doctor-mend-renew = Renew for { $address }
doctor-mend-secure = Secure { $address }
doctor-not-reachable = The camera does not answer
doctor-not-port = Its HTTPS port is not open
doctor-not-tls = The connection is too old
doctor-not-chain = The certificate is not sound
doctor-not-name = The certificate is not made for this address
doctor-not-dates = The dates do not fit
doctor-not-root = This PC does not know the authority
doctor-not-clients = Not every client accepts it
doctor-list-title = Many cameras
doctor-list-site = Cameras of { $site }
doctor-list-busy = { $done } of { $all } have answered. Looking changes nothing.
doctor-list-lead = { $all } cameras. Press one to see why.
doctor-list-save = Save the list
doctor-list-html = Save as a page
doctor-list-csv = Save as a table
doctor-list-saved = The list is saved
trust-change-trust = sets it trusted in { $place }; the system asks for your consent
finding-browser-never-started =
    .what = { $browser } is installed but was never started here, so it has no place for certificates yet.
    .todo = Start it once, close it, then let camseal look again.
finding-firefox-reads-system =
    .what = Firefox on this computer reads the system's store (since version 120); it needs no entry of its own.
    .todo = Nothing; close and open Firefox once after the root was installed.
finding-firefox-ignores-system =
    .what = Firefox on this computer was told not to read the system's store.
    .todo = Let camseal turn it on again by the policy { $place } (store “firefox-system”).

## Families of makers
family-uniview = Uniview (LAPI)
family-tvt = TVT recorder (NVMS-9000)
family-dahua = Dahua, Amcrest, Lorex
family-hikvision = Hikvision
evidence-half = half: HTTPS by its own interface, the certificate by ONVIF or by hand
warning-maker-only =
    .what = The maker's own pages show this way; nobody has told of a run on a real unit.
    .todo = Begin with one device of this model and look at the result.
warning-two-interfaces =
    .what = Its own interface switches HTTPS and sets the clock, because most units know that; the certificate comes in by { $other }, because its own way for that is not public.
    .todo = Nothing. If ONVIF has accounts of its own on this device, one with the same name and password is needed.

## The viewer's further pages
viewer-compare = Compare…
viewer-clients = What each client says
viewer-fields = Fields
viewer-valid = Valid
viewer-valid-span = { $from } to { $to }
viewer-days = { $days ->
    [one] { $days } day
   *[other] { $days } days
}
viewer-serial-bits = { $bits } bits
viewer-key-mark = SHA-256 of the key: { $mark }
viewer-and-more = { $some } and { $count } more
viewer-key-ask = Does a key belong to this certificate?
viewer-key-ask-how = The key is only compared, never kept.
viewer-key-pick = Choose a key…
viewer-key-another = Another key…
viewer-key-belongs = { $file } belongs to this certificate.
viewer-key-other = { $file } does not belong to this certificate.
viewer-key-other-how = A camera refuses the two together. Look for the key that was made with this certificate.
viewer-key-locked = Passphrase of { $file }
kind-key = Private keys
validity-days-left = days left
validity-clock = Camera's clock: { $date }
validity-clock-before = Camera's clock: { $date }, before the start
validity-clock-after = Camera's clock: { $date }, after the end
export-title = Save as
export-why = None of these holds a private key.
export-pem = Certificate as text (.crt)
export-pem-for = What most cameras, Linux and web pages want
export-der = Certificate, binary (.cer)
export-der-for = What Windows and Java want
export-chain = Chain as text (.pem)
export-chain-for = The certificate and everything above it that is here
export-p7b = Chain for Windows (.p7b)
export-p7b-for = The same in one binary file
compare-title = Compared
compare-this = This certificate
compare-that = The other one
compare-other = Another file…
compare-close = Close
compare-same = The same certificate
compare-same-how = Every byte of the two is equal.
compare-differs = { $count ->
    [one] They differ in { $count } point
   *[other] They differ in { $count } points
}
compare-one-key = Both hold the same key: one was made to follow the other.
compare-two-keys = They hold different keys.
compare-same-key = Mark of the key
compare-locked = The file is encrypted. Open it first, then compare from there.
usage-sign = sign handshakes
usage-commit = sign documents
usage-key = take part in the key exchange
usage-content = encrypt content
usage-agree = agree on keys
usage-certificates = sign certificates
usage-revocation = sign revocation lists
viewer-moment = { $day }, { $clock } UTC

## Pasting
paste-locked = What you pasted is encrypted. Save it as a file and drop that on the window.
trust-strays = Certificates in the wrong place
trust-stray-mended = Mended, and looked at again.
trust-stray-print = SHA-256 { $print }
trust-stray-remove = Remove
trust-stray-move = Move
trust-taken-out = Taken out and read back
trust-still-there = Still there
trust-row-remove = Take out
trust-row-add = Add
error-console-not-exported =
    .what = { $path } would be gone for good: nobody said whether a copy is wanted. Nothing was changed.
    .todo = Name a place for the copy: --export FILE. Or agree that none is kept: --without-export.
console-forget-exported = Copied to { $path }; the copy was opened once.
console-forget-done = Nothing of { $name } is left on this computer.
console-forget-not-yet = { $name } is still on this computer.
console-forget-left = Keys of devices done by hand are still in { $path }; delete that folder yourself.
## By hand, guided
# Menu paths: the words between > are on the device's own page, usually in English.
page-usually = usually at { $path }
page-sunell = Setting > System > Security > HTTPS Certificate: choose Server Cert and Server Key and press Upload; or fill in the request, Create, Export, and upload the signed certificate there
page-illustra = Setup > Security > HTTP/HTTPS; the request is made at Security > Generate CSR: save its text as a .csr file
page-techson = the page for HTTPS, where it takes one PEM file with key and certificate
page-i-pro = Network > HTTPS: generate the CRT key (about 2 min), generate the CSR, install the signed certificate, then set the connection to HTTPS
page-mobotix = Admin Menu > Web Server: X.509 certificate and key; it restarts afterwards
page-bosch = Configuration > Service > Certificates (in Configuration Manager: Service > Certificates)
page-hikvision = Configuration > Network > Advanced Settings > HTTPS (newer: Configuration > System > Security > Certificate Management)
page-dahua = Setting > Security > CA Certificate > Install Device Certificate; HTTPS at Setting > Security > System Service > HTTPS
page-hanwha = Setup > Network > HTTPS: the .crt and the .key file, with a name of letters and digits only
page-uniview = Setup > Network or Security > HTTPS: On; SSL Certificate: Browse, Upload, Save
page-tvt = Function Panel > Network > HTTPS: Create certificate request, then Install signed certificate, then Enable, Apply
page-axis = System > Security > Certificates > Add certificate; then System > Network: HTTP and HTTPS, choose the certificate
page-reolink = Settings > Network > Advanced > HTTPS certificate
page-vivotek = Configuration > Security > HTTPS
page-acti = Setup > HTTPS > Create; then Save & Reboot
page-instar = Network > SSL Certificate
page-brickcom = System > Security > HTTPS: create the request, copy its text, install the signed certificate
page-2n = System > Certificates (RSA keys of at most 2048 bit)
page-pelco = SSL > Install New Certificate: generate a request, or upload
page-other = its settings for security, network or HTTPS
kit-two-pem = two files: certificate and key
kit-one-pem = one PEM file with key and certificate
kit-pfx = one PFX file with a password
kit-old-pfx = one PFX file for old devices
kit-request = a request (CSR) made by the device, signed here
error-kit-no-password =
    .what = A PFX file needs a password.
    .todo = Type one; the device's page will ask for it.
error-no-request =
    .what = { $file } holds no request (CSR).
    .todo = Save the request on the device's page again and choose that file.
console-by-hand = Page: { $url }
    Menu: { $menu }
    It takes: { $kit }
console-watching = { $count ->
    [one] Watching 1 address until it serves the certificate; Ctrl-C ends.
   *[other] Watching { $count } addresses until they serve their certificates; Ctrl-C ends.
    }
console-request-signed = { $address }  request signed: { $file }
hand-title = By hand: { $address }
hand-way = On its page:
hand-open = Open the page
hand-asks = What does the page ask for?
hand-make = Make the files
hand-files = Ready to be chosen on the page:
hand-folder = Show the folder
hand-password = Password of the PFX: { $password }
hand-request = Make the request (CSR) on the page and save it into { $folder }, or drop it on this window. The signed certificate appears beside it.
hand-choose = Choose the request…
hand-browse = Request of the device
hand-watching = Watching the address…
hand-sees-nothing = Watching: no HTTPS answers yet
hand-sees-other = Watching: still the old certificate
kind-request = Requests

## Trusting what a device has
error-adopt-no-root =
    .what = { $address } does not hand out a root of its own.
    .todo = Save it on the device's page and give the file with --root, or give the device a certificate of the site.
error-adopt-no-authority =
    .what = { $title } is not an authority's certificate; trusting it would help nobody.
    .todo = On the device's page look for "CA certificate" or "root", not for the server certificate.
error-adopt-shared-key =
    .what = The key of { $title } lies in the firmware of every such device: whoever has it can pretend to be any web site on a computer that trusts it.
    .todo = Give the device a certificate of the site instead. Who accepts the danger says so with --accept-shared-key.
error-adopt-not-its-own =
    .what = { $address } serves a certificate of { $issuer }, not of this root.
    .todo = If the device's address has changed, restart it: it then makes a new certificate. Then try again.
console-adopted = { $address } is signed by its own root { $fingerprint }
doctor-until = until { $date }
state-untrusted = HTTPS (not trusted)

## A site and its cameras
cameras-count = { $count ->
    [one] { $count } camera.
   *[other] { $count } cameras.
}
cameras-asking = { $count ->
    [one] Waiting for { $count } answer…
   *[other] Waiting for { $count } answers…
}
cameras-checked = Checked at { $clock }.
cameras-authority-until = The authority is valid until { $date }.
cameras-check-all = Check all
cameras-more = Secure more cameras
cameras-all = All
cameras-search = Name, model, address
cameras-camera = Camera
cameras-address = Address
cameras-state = State
cameras-ends-head = Certificate ends
cameras-seen = Last seen
cameras-none = No camera here fits what you chose.
cameras-today = today { $clock }
cameras-changed = Changed
cameras-changed-why = not by camseal
cameras-ends = Ends soon
cameras-unfinished = Not finished
cameras-stale-why = the authority or the address changed
cameras-failed-why = the last work did not work out
cameras-by-hand-why = waits for you
cameras-not-seen = Not seen
cameras-not-seen-why = off, or moved
cameras-not-asked-why = when it was last seen
cameras-ticked = { $count } selected
cameras-renew = Renew
cameras-check = Check
cameras-move = Change address…
cameras-move-ask = The camera's new address
cameras-move-why = Its certificate names the old address, so it has to be renewed afterwards.
cameras-move-wrong = This is no address. Example: 192.168.1.64
cameras-move-yes = Take it
cameras-view = View certificate
cameras-forget = Forget…
cameras-forget-ask = { $count ->
    [one] Forget { $count } camera?
   *[other] Forget { $count } cameras?
}
cameras-forget-why = On the network everything stays as it is; only this site forgets. A certificate cannot be renewed from here afterwards.
cameras-forget-yes = Forget

## Makers' own interfaces
find-family = Driven as { $family }: { $evidence }
family-axis = Axis (VAPIX)
family-reolink = Reolink
family-hanwha = Hanwha Vision (SUNAPI)
family-synology = Synology DSM
error-device-second-factor =
    .what = The account at { $address } asks for a one-time code besides the password.
    .todo = Use an administrator account without two-step sign-in for this work; on a NAS make one for it and remove it afterwards.
## find: what is asked, and how a device stands today

console-find-asking = Asking by WS-Discovery, mDNS and SSDP on { $interfaces }.
console-find-sweep = Going through { $networks } ({ $count } addresses, at most { $pace } attempts a second; --no-sweep leaves that out).
console-find-range = Going through { $count ->
    [one] one address
   *[other] { $count } addresses
} (at most { $pace } attempts a second).
console-find-seconds = No login is sent. About { $seconds } s.
console-today-unreachable = does not answer
console-today-http-only = HTTP only
console-today-old-https = HTTPS too old
console-today-https-own = HTTPS, not trusted
console-today-https-trusted = HTTPS, trusted here
error-console-no-interface =
    .what = This computer has no network interface { $name } that is up.
    .todo = Leave --interface out to ask on all, or name one as the system's network settings do, or by its own address.
find-searching-on = looking on { $interfaces }, about { $seconds } s left
find-searching-range = going through the addresses, about { $seconds } s left

## before issuing
console-will-refuse = { $client } will refuse it at { $name }: { $what }

## proof: clients
proof-client-chrome = Chrome, Edge
proof-client-firefox = Firefox
proof-client-apple = iPhone, Mac
proof-client-windows = Windows
proof-client-openssl = OpenSSL
proof-client-java = Java
# One word under a glyph, in a column of 68 pixels under the client's name.
proof-cell-secure = Secure
proof-cell-refused = Refused
proof-cell-unknown = Unknown

## Help of each screen (F1); the handbook is made from the same texts
help-here = What happens here
help-why = Why
help-keys = Keys
help-arrows = from row to row
key-arrows = ↑ ↓
guide-home = Start with the big card when cameras shall become secure. The other cards are single jobs: find out why a browser warns, teach this PC to trust a site, or sign a request that a device made. Below stand your sites; camseal goes on where you stopped.
guide-home-why = A site is one customer's installation, kept in one file on this PC. Copy the file to another laptop, and the work goes on there.
guide-find = camseal looks for cameras and recorders in the networks of this PC and lists what answers. No password is sent and nothing is changed. What is not yet secure is ticked; add others by address, by range or from a list.
guide-find-why = Cameras leave the factory with a certificate that no browser knows, or with no encryption at all. Somebody in between could read the password and replace the picture. Your browser says “Not secure”, because it cannot tell.
guide-login = Type the user and password of the cameras once. Each camera is asked once; one that refuses gets a line of its own. If a camera offers no encryption yet, camseal asks you before the password goes over the cable readable.
guide-login-why = Only the administrator of a camera may give it a certificate. Cameras lock the account after a few wrong passwords, so camseal never guesses and never repeats a password that was refused.
guide-authority = Type the name of the site. camseal makes an authority (CA) for it: a stamp that signs the certificate of each camera. Has the customer an authority already? Then open its files here.
guide-authority-why = A PC trusts a camera when somebody it trusts vouches for it. The authority is that somebody. It is limited to the addresses of this site, so that it can never vouch for a bank or a shop, not even if it were stolen. Its key is kept locked; the passphrase opens it again next year.
guide-plan = Here stands what will change on each camera, and what to look out for. Nothing has been changed yet. Read the warnings, then start.
guide-plan-why = A certificate holds the addresses by which a camera is opened. If an address changes later, the certificate does not fit any more. Give cameras fixed addresses first.
guide-work = Each camera goes through the same stages: set the clock, make a key, sign its certificate, upload it, turn on encryption, and look what it really serves. Pause whenever you like; what was done stays done.
guide-work-why = The clock comes first, because a certificate is valid from one day to another. The key is made inside the camera when it can do that; then nobody ever sees it. A camera only counts as secure when it serves the new certificate on a fresh connection.
guide-trust = The root certificate of the site goes into the certificate store of this PC and its browsers. You see each place before it is changed; the PC asks for permission once, and afterwards every place is read back.
guide-trust-why = The root certificate is the public half of the authority. A PC that knows it recognises all cameras of the site. It is no secret. Every PC that shows the cameras needs it, so hand it over for the others.
guide-proof = Every camera is opened once more, as a browser would do it. For each one you see which programs accept it, and the one reason when one refuses.
guide-proof-why = Programs judge by rules of their own: Apple's devices refuse long validity, old programs refuse new keys. The proof tells it before your customer does. Restart browsers that were open.
guide-cameras = All cameras of a site, with their state, the end of their certificate, and when they were last seen. Tick some to check, renew or forget them; press a row to see why it is as it is.
guide-cameras-why = Certificates end, addresses change, and cameras get replaced. Look in once a year, before the first certificate ends, and check all.
guide-viewer = A certificate in plain words: what it is worth here, which addresses it works for, how long, who signed it, and its fingerprint. Everything else lies folded below.
guide-viewer-why = A certificate is an identity card: a name, a validity, and the signature of the one who vouches. The fingerprint tells two of them apart with certainty: compare it, aloud if need be.
guide-doctor = Type what the browser shows in its address bar. camseal climbs rung by rung, from “does it answer” to “does every program accept it”, and stops at the first broken one. Looking changes nothing.
guide-doctor-why = Browsers say “Not secure” for a dozen reasons and show only a code. Most often this PC does not know the authority, the address is not in the certificate, or a clock is wrong.
guide-import = camseal sorts out what lies in these files: certificate, key, and what stands above. Then choose: this PC trusts the authority, or it becomes the authority of a site and signs its cameras.
guide-import-why = “Import a CA” means two things. With the certificate alone a PC can recognise cameras. With the key one can sign new ones: whoever has the key can vouch for any camera, so keep it locked.
guide-signing = Open the request (CSR) that a device made, say by which addresses it will be opened, and choose the site whose authority signs. Put the certificate back into the device on its own page.
guide-signing-why = The key never leaves the device; a request carries only its public half. camseal takes nothing else from it on trust: what the certificate says is what stands here.

## An authority in files
import-title = An authority (CA) in files
import-lead = Certificate and key belong together. What shall become of it?
import-files = { $count ->
    [one] From { $count } file.
   *[other] From { $count } files.
}
import-key-fits = The key belongs to this certificate.
import-locked-more = The key is kept locked and shown nowhere.
import-clients-fine = Every program will accept what it signs, once its root is trusted.
import-clients-refuse = { $client } will refuse what it signs: { $why }
import-trust = Make this PC trust it
import-trust-more = The root goes into the stores of this PC and is read back. The key is not needed for this.
import-adopt = Make it the authority of a site
import-adopt-more = It signs the certificates of the cameras. Its key is kept locked in the site's file.
import-new-site = A new site
import-other-files = Other files…
cameras-page = Web page
## A secured camera with another certificate
warning-certificate-changed =
    .what = It shows another certificate ({ $seen }) than the one it was secured with ({ $known }).
    .todo = It was reset, another device has its address, or somebody is in between. Choose it only if you know which.
error-work-certificate-changed =
    .what = { $address } shows another certificate ({ $seen }) than the one it was secured with ({ $known }). The login was not sent.
    .todo = It was reset, another device has its address, or somebody is in between. If you know which, choose it in the plan, or add --allow-changed-certificate in the console.
console-ask-changed = { $count ->
    [one] { $count } camera shows another certificate than the one it was secured with: reset, exchanged, or somebody in between. Go on with what it shows now? (yes/no)
   *[other] { $count } cameras show another certificate than the one they were secured with: reset, exchanged, or somebody in between. Go on with what they show now? (yes/no)
}
## doctor: mending, foreseeing
finding-foreseen =
    .what = { $client } will refuse it at { $name }. { $what }
    .todo = { $todo }
trusting-out-title = Take a root out of this PC
trusting-out-lead = One root certificate goes out. What it signed is then trusted here no longer.
trusting-out = Take out
trusting-out-goes = The root is taken out
trusting-out-done = Taken out and read back.
trusting-out-done-more = This PC trusts it no longer. Restart open browsers.
doctor-mend-take-out = Take the root out of this PC
doctor-mend-clock = Set this PC's clock
proof-all-shown = All
proof-refused-shown = Refused somewhere
proof-renew = Renew for { $days } days
## Leaving a laptop
farewell-open = Remove from this laptop
farewell-ask = Remove { $site } from this laptop?
farewell-why = Its root certificate leaves every store of this laptop, then the site's file with its keys and saved passwords is deleted. The cameras stay as they are and go on working.
farewell-copy = Save a copy
farewell-copied = Copied to { $path }; the copy was opened once.
farewell-passphrase = Passphrase for the copy
farewell-passphrase-why = On another computer the copy opens with this passphrase. { $count } characters or more.
farewell-without = I need no copy
farewell-needs = Save a copy first, or say that you need none.
farewell-go = Remove
farewell-anyway = Remove the site all the same
farewell-working = The root is being taken out
farewell-done = { $site } is no longer on this laptop.
farewell-left = Keys of devices done by hand are still in { $path }; delete that folder yourself.
error-forget-kept-elsewhere =
    .what = The secret that opens this site's authority is in the key store of another computer or account.
    .todo = Save the copy there, or go on without one.
error-forget-not-the-same =
    .what = The copy { $path } did not hold what the site holds, so it was deleted. Nothing else was changed.
    .todo = Try again, best on another disk.
## groups with a login each
error-console-two-logins =
    .what = The list has { $address } in two rows with different logins.
    .todo = Leave the camera in one row only.

## requests for another authority
error-authority-wildcard =
    .what = “{ $name }” would be valid for more than one device.
    .todo = Write out the names and addresses of this one device.
error-work-gives-up-first =
    .what = { $address } gives its certificate up before it makes a request: it would be without HTTPS until the answer comes.
    .todo = Give it a certificate of the site's own authority.
error-console-nothing-fits =
    .what = No certificate in the file is for a key of a request of this site.
    .todo = Check “request list”: perhaps the answer is for another site, or the device has made a new request since.
error-console-request-page =
    .what = camseal has no way to have { $address } make a request.
    .todo = Make it on the device's own page, then bring it in with “request add”; or make the key here.
error-console-bad-subject =
    .what = “{ $text }” cannot stand in a request.
    .todo = A country is two letters, such as DE; every other field has at most 64 characters in one line.
console-request-shared = The same key and certificate go into { $count } devices: whoever takes the key out of one can pretend to be each of them, and all must be changed at once then.
console-request-made = { $address }  request in { $file }
console-request-waiting = { $address }  waits since { $day }: { $subject }
console-request-none = No request waits for an answer.
console-request-dropped = { $address }  no longer waits
console-answer-strange = { $title } answers no request of this site.
console-answer-not-named = { $address }  the certificate does not name it: { $names }. Browsers accept it by those names only.
console-answer-trust = What these devices serve was signed by another authority: camseal does not put its root into the stores. Where it is missing, use “trust install --root”.

## HTTP off; moved cameras
error-work-not-proven =
    .what = { $address } does not serve the certificate it was proved with, or was never proved, so HTTP stays on.
    .todo = Secure it first, then switch HTTP off.
error-work-still-http =
    .what = { $address } was told to close HTTP and still answers there.
    .todo = Look at its own page; perhaps it wants a restart.
console-http-off = { $address }  HTTP is off
console-moved = { $address } is the camera that was at { $old }: its certificate is renewed for the new address.

## Logins by brand

login-by-brand = One password for each brand
login-one-for-all = One password for all
login-brand = { $count ->
    [one] { $count } device
   *[other] { $count } devices
}

## The three ways: requests for another CA, trusting what a device has

ways-title = If you have something else
ways-company = A public or company CA signs
ways-company-more = Make requests (CSR), export them, drop in what comes back.
ways-company-first = First make the site’s authority: it guards the keys of the requests.
ways-company-open = Requests
ways-device = The devices made a root of their own
ways-device-more = It is fetched or dropped in, checked, and trusted. Nothing on the device is replaced.
ways-device-open = Trust it

requests-open = Requests
requests-title = Certificates of another CA
requests-lead = A public or company CA signs. The private key never leaves the place where it was made.
requests-waiting = Waiting for an answer
requests-for = Device
requests-asks = Asks for
requests-key = Key
requests-since = Since
requests-key-device = On the device
requests-key-here = In this site
requests-key-page = By its page
requests-making = Not finished
requests-give-up = Give up
requests-drop = Drop what the CA sent back onto this window: the certificate and those above it, in any format.
requests-browse = Choose the files
requests-only-above = These are certificates above a device’s. The device’s own is still missing.
requests-fits = { $devices }: { $name }, valid until { $date }
requests-by = Signed by { $issuer }
requests-not-named = The certificate does not name { $address }. Browsers accept it as { $names } only.
requests-put-in = Put it in
requests-save = Save for its page
requests-saved = Upload this file on the device’s page.
requests-shown = Shows the new certificate
requests-watched = Waiting for the new certificate
requests-new = A new request
requests-tick = Tick the devices it is for.
requests-by-page = Make the request on the device’s page, then drop it here. Or choose a key made here.
requests-common-name = Common name
requests-names = Further names (DNS)
requests-organization = Organization
requests-unit = Unit
requests-place = Place
requests-state = State or province
requests-country = Country, two letters
requests-where = The key is made
requests-on-device = On the device
requests-here = Here, locked in the site
requests-shared = One certificate for all of them
requests-make = Save the request
requests-made = { $count ->
    [one] { $count } request is saved
   *[other] { $count } requests are saved
}
requests-tick-one = Tick the one device this request is from, then drop it again.
requests-added = The request is kept; its answer will find the device.
error-requests-subject =
    .what = “{ $text }” cannot stand in a request.
    .todo = A country is two letters, every other field at most 64 characters.
error-requests-nothing-fits =
    .what = None of these certificates is for a key that waits here.
    .todo = Check that this is the answer to the last request, and that the request was made in this site.
error-requests-broke-off =
    .what = The work broke off in the middle.
    .todo = Try it again; nothing on a device was changed.

adopting-title = Trust what a device has
adopting-lead = For devices that made a root certificate of their own. Nothing on the device is replaced.
adopting-other = Another device
adopting-address = Address of the device
adopting-login-free = Not needed when the root is in a file.
adopting-file = The root is fetched from the device. Or drop the file that its page exports.
adopting-browse = Choose a file
adopting-no-file = Fetch it instead
adopting-look = Look at it
adopting-needs = Type the device's address and its login, or choose its file.
adopting-shared = I know that, and trust it all the same
adopting-until = Valid until { $date }
adopting-serves = { $address } shows a certificate that this root signed, with its present address in it.
adopting-renamed = { $address } shows a certificate for { $names }. Restart the device: it then makes one for its present address.
adopting-clock = The device believes it is { $date }. Set its clock, or the certificate is refused.
adopting-clock-right = The device’s clock is right.
adopting-switched = HTTPS was off on the device and is on now.
adopting-trust = Make this PC trust it

## clocks that follow a time server, cameras of old TLS
note-clock-set =
    .what = The clock was off by { $off } and has been set.
    .todo = {""}
note-follows =
    .what = The clock follows the time server { $server } from now on.
    .todo = {""}
note-no-time-server =
    .what = camseal cannot tell this device a time server.
    .todo = Enter { $server } on the device's own page.
note-server-silent =
    .what = The device did not get the right time from { $server }. Its clock was set to this computer's time and follows no server.
    .todo = Check that the device reaches { $server } (UDP port 123), then start it again.
outcome-old-tls =
    .what = The certificate is in the camera at { $address }, but the camera speaks only { $version }, which no browser takes.
    .todo = Install newer firmware, or switch on TLS 1.2 on the camera's page; then start this camera again.
console-outcome-old-tls = certificate in, but no browser speaks its TLS
hand-sees-old-tls = Watching: the new certificate, but in { $version }, which no browser takes
plan-follow = Clocks follow a time server (NTP) from now on
plan-time-server = Address or name of the time server
plan-time-server-else = Cameras that do not get the right time from it are set to this computer's time.
plan-time-server-odd = Name the time server by its address or name.
plan-change-follows = Clock follows { $server }
plan-change-and-follows = Clock follows { $server }. { $change }

## keys of requests that wait
error-site-keys-wait =
    .what = { $count ->
        [one] A key of a request that waits sleeps
       *[other] { $count } keys of requests that wait sleep
    } under the site's present passphrase; under another one they would be lost. Nothing was changed.
    .todo = Use the same passphrase for the new authority, tell camseal the present one too, or end those requests first.
console-ask-old-passphrase = The site's present passphrase (keys of requests wait):

## what waits on a site, and a device that is restarted for its own certificate
plan-change-given = Certificate of { $issuer }, valid until { $date }
cameras-waiting = { $count ->
    [one] A request waits for the answer of another CA
   *[other] { $count } requests wait for the answer of another CA
}
cameras-export = Save the requests
cameras-answer = Bring the answer
home-adopt-more = For devices that made a root certificate themselves.
adopting-restart = Restart it
adopting-restart-more = Picture and recording are gone for a minute or two then.
adopting-restarting = It restarts; this takes a minute or two.
adopting-still = { $address } was restarted and still shows a certificate for { $names }. Make a new one on its page.

## video, as the device tells of it
video-offers-srtp = The device says it offers encrypted pictures (RTSPS with SRTP); whether the recorder uses that is set there.
video-no-srtp = The device says it offers no encrypted pictures (SRTP).

## by how much a clock is wrong, and one that nobody can set
drift-days = { $count ->
    [one] { $count } day
   *[other] { $count } days
}
drift-hours = { $count ->
    [one] { $count } hour
   *[other] { $count } hours
}
drift-minutes = { $count ->
    [one] { $count } minute
   *[other] { $count } minutes
}
drift-seconds = { $count ->
    [one] { $count } second
   *[other] { $count } seconds
}
note-neither-server-nor-set =
    .what = The device did not get the right time from { $server }, and its clock cannot be set from here either: it is off by { $off }.
    .todo = Set the clock on the device's own page, and check that the device reaches { $server } (UDP port 123).
note-clock-not-set =
    .what = The clock is off by { $off }, and the device does not let it be set from here.
    .todo = Set it on the device's own page, best to a time server.
