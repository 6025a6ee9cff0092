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
