# The source of all texts. Keys: area-thing-part. One section an area.

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
    .todo = Install newer firmware on the camera; no certificate can mend this.
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
    .todo = Install newer firmware on the camera; no certificate can mend this.
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
    .what = The certificate fits the camera's clock but not this computer's; the two differ by { $unit ->
        [days] { $amount } days
        [hours] { $amount } hours
       *[minutes] { $amount } minutes
    }.
    .todo = Set this computer's clock, then check again.
finding-camera-clock =
    .what = The camera's clock is off by { $unit ->
        [days] { $amount } days
        [hours] { $amount } hours
       *[minutes] { $amount } minutes
    }; by it, its own certificate is not valid.
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
finding-not-built =
    .what = camseal cannot judge by the rules of { $client } yet.
    .todo = Open the camera in that program and look.
finding-store-unreadable =
    .what = This computer's trust store could not be read.
    .todo = Reinstall the system's certificates (package ca-certificates), then check again.

## dates
date-day = { $day } { $month } { $year }
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
trust-system = The system, for everyone on this PC
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
trust-elevation = The system asks once for permission. Then camseal reads the stores back.
trust-no-elevation = camseal reads the stores back afterwards.
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
proof-all-more = This PC opened each of them without a warning.
proof-some-more = The refused ones say why.
proof-asking = Opening { $all } devices…
proof-device = Device
proof-address = Address
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
    .what = The clock of the camera at { $address } is wrong by about { $days } days.
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
    .what = The camera's clock is wrong by { $minutes } minutes.
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
console-certificate-left = ({ $days } days left)
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
    .todo = Name the camera itself, or use a domain of your own such as *.cctv.lan.
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
key-help = F1
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
home-unreadable = Cannot be opened
home-drop = Drop a certificate, key, request or site file anywhere on this window to open it.
kind-site = Site of camseal
open-unknown = camseal does not know this kind of file.
failure-file = The file
settings-language = Language
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
proof-sub-at = Every device was opened again at { $time } (UTC) and judged as this PC judges websites.
proof-none = No device is secured yet
proof-none-more = Go back to Work; what is not secured is not opened here.
proof-secure-until = Until { $date }
proof-reason-none = No device is secured yet.
proof-refused-count = { $count } refused
## console: the job and its answers
console-ask-password = Password of “{ $user }” on the cameras:
# What a person types for yes; its first letters do too.
console-yes = yes
console-ask-clock = The clock of { $count } cameras is wrong. Set it to this computer's time? (yes/no)
console-ask-http = { $count } cameras offer no HTTPS. Log in over plain HTTP with a digest? (yes/no)
console-ask-restart = { $count } cameras must be restarted to finish. Restart them now? (yes/no)
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
console-identify-clock-off = { $time } ({ $seconds } s off)
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
error-console-unknown-family =
    .what = There is no family “{ $id }”.
    .todo = Choose one of these: { $known }; or leave --family away and let camseal find out.
error-console-unknown-client =
    .what = There is no client “{ $id }”.
    .todo = Choose one of these: { $known }, all.
error-console-client-not-built =
    .what = camseal cannot judge by the rules of “{ $id }” yet.
    .todo = Use --client this-pc, and look at the address in that client itself.
error-console-bad-name =
    .what = “{ $text }” is not a name or an address.
    .todo = Write a host name such as camera.local, or an IP address.
error-console-no-user =
    .what = These cameras want a login.
    .todo = Name the administrator's account with --user, and give the password when asked.
error-console-names-for-many =
    .what = A further name can belong to one camera only.
    .todo = Name one address with --dns, and secure the others in a run of their own.
