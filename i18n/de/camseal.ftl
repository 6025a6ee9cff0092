# Deutsch. Anrede: Sie. Begriffe wie in der Kameratechnik üblich.

## families
evidence-tried = von anderen an echten Geräten erprobt
evidence-vendor = nach Code oder Unterlagen des Herstellers, noch an keinem echten Gerät erprobt
evidence-standard = nur nach der Norm, noch an keinem echten Gerät erprobt
evidence-by-hand = von Hand, angeleitet
family-onvif-tls = ONVIF-Sicherheitsdienst
family-onvif-legacy = ONVIF, ältere Zertifikatsbefehle
family-by-hand = von Hand

## errors of devices
error-device-unreachable =
    .what = Unter { $address } antwortet niemand.
    .todo = Prüfen Sie Strom und Netzwerkkabel und ob dieser Rechner im Netz der Kamera ist.
error-device-slow =
    .what = Die Kamera unter { $address } hat „{ $operation }“ nicht innerhalb von { $seconds } Sekunden beantwortet.
    .todo = Warten Sie eine Minute und versuchen Sie diese Kamera erneut. Nichts ist verloren.
error-device-cut =
    .what = Die Verbindung zu { $address } brach während „{ $operation }“ ab.
    .todo = Versuchen Sie diese Kamera erneut; camseal sieht zuerst nach, was sie noch ausgeführt hat.
error-device-refused =
    .what = Die Kamera unter { $address } hat Benutzername oder Kennwort nicht angenommen.
    .todo = Prüfen Sie beides auf der Webseite der Kamera. Die meisten sperren nach fünf Versuchen; warten Sie und versuchen Sie es dann einmal.
error-device-not-administrator =
    .what = Dieses Konto darf unter { $address } „{ $operation }“ nicht ausführen.
    .todo = Melden Sie sich mit einem Administratorkonto der Kamera an. Manche Kameras haben eigene ONVIF-Benutzer.
error-device-locked =
    .what = Die Kamera unter { $address } hat dieses Konto nach falschen Anmeldungen gesperrt.
    .todo = Warten Sie eine halbe Stunde oder starten Sie die Kamera neu, dann einmal mit dem richtigen Kennwort.
error-device-only-clear-http =
    .what = Die Kamera unter { $address } bietet für die Anmeldung keine verschlüsselte Verbindung.
    .todo = Stimmen Sie der Anmeldung über HTTP für diese Kamera zu, am besten an einem eigenen Kabel, und ändern Sie danach das Kennwort.
error-device-old-tls =
    .what = Die Kamera unter { $address } spricht nur { $version }; das lehnen heutige Programme ab.
    .todo = Spielen Sie neuere Firmware auf; kein Zertifikat kann das heilen.
error-device-certificate-changed =
    .what = { $address } zeigte mitten in der Arbeit ein anderes Zertifikat ({ $pinned }, dann { $seen }).
    .todo = Hier anhalten. Vielleicht ist jemand dazwischen, oder zwei Geräte teilen sich die Adresse. Prüfen Sie das Kabel und beginnen Sie diese Kamera neu.
error-device-redirected =
    .what = Die Kamera unter { $address } schickt uns zu einem anderen Rechner, { $target }.
    .todo = Prüfen Sie die Adresse. camseal sendet ein Kennwort nur an die Adresse, die Sie genannt haben.
error-device-unreadable =
    .what = Die Kamera unter { $address } hat „{ $operation }“ mit etwas beantwortet, das camseal nicht lesen kann.
    .todo = Prüfen Sie, ob es eine Kamera mit aktueller Firmware ist; dann erneut oder von Hand.
error-device-too-large =
    .what = Die Kamera unter { $address } hat „{ $operation }“ mit mehr als { $limit } Bytes beantwortet.
    .todo = Prüfen Sie die Adresse; so antwortet keine Kamera.
error-device-not-offered =
    .what = Die Kamera unter { $address } kennt „{ $operation }“ nicht.
    .todo = Machen Sie diese Kamera von Hand, oder suchen Sie neuere Firmware.
error-device-fault =
    .what = Die Kamera unter { $address } hat „{ $operation }“ abgelehnt: { $code } { $reason }
    .todo = Versuchen Sie es noch einmal. Bleibt es dabei: Kamera neu starten oder von Hand.
error-device-full =
    .what = Der Schlüsselspeicher der Kamera unter { $address } ist voll.
    .todo = Löschen Sie alte Zertifikate auf der Webseite der Kamera und versuchen Sie es erneut. camseal löscht nur eigene.
error-device-broken-key =
    .what = Die Kamera unter { $address } hat einen Schlüssel gemacht, den sie selbst unbrauchbar nennt.
    .todo = Erneut versuchen, oder camseal den Schlüssel machen lassen (Plan, „Schlüssel hier gemacht“).
error-device-no-certificate-service =
    .what = Die Kamera unter { $address } hat keine Schnittstelle für Zertifikate.
    .todo = Machen Sie diese Kamera von Hand: camseal macht die Dateien und zeigt den Weg.
error-device-client-certificates =
    .what = Die Kamera unter { $address } verlangt von Aufrufern Zertifikate.
    .todo = Schalten Sie die Client-Authentifizierung auf der Webseite der Kamera zuerst aus; sonst sperrt camseal sich selbst aus.
error-device-https-not-switched =
    .what = Die Kamera unter { $address } hat HTTPS nicht eingeschaltet ({ $code }).
    .todo = Starten Sie die Kamera neu und versuchen Sie es erneut; HTTP geht wie zuvor.

## errors of files and folders
error-directory-missing =
    .what = Es gibt keine Datei { $path }.
    .todo = Prüfen Sie Name und Ordner.
error-directory-denied =
    .what = Dieses Konto darf { $path } nicht benutzen.
    .todo = Wählen Sie einen anderen Ordner oder ändern Sie die Rechte von diesem.
error-directory-disk-full =
    .what = Für { $path } ist kein Platz mehr auf dem Datenträger. Was vorher da war, ist unverändert.
    .todo = Schaffen Sie Platz oder wählen Sie einen anderen Datenträger, dann noch einmal.
error-directory-too-large =
    .what = { $path } ist größer als { $limit } Bytes.
    .todo = Wählen Sie eine andere Datei; diese wird hier nicht gebraucht.
error-directory-exists =
    .what = { $path } gibt es schon.
    .todo = Wählen Sie einen anderen Namen; camseal überschreibt die Datei nicht.
error-directory-unusable =
    .what = Die Datei { $path } lässt sich nicht benutzen.
    .todo = Sehen Sie in die Einzelheiten, oder wählen Sie eine andere Datei oder einen anderen Ordner.

## settings
notice-settings-broken =
    .what = Die Einstellungen waren nicht lesbar; camseal hat mit den üblichen begonnen.
    .todo = Die alte Datei liegt noch unter { $path }. Sonst ist nichts betroffen.
notice-settings-unreadable =
    .what = Die Einstellungen in { $path } ließen sich nicht öffnen; camseal hat mit den üblichen begonnen.
    .todo = Prüfen Sie die Rechte der Datei.
notice-settings-odd =
    .what = Die Einstellung „{ $key }“ hat einen Wert, den camseal nicht kennt; es gilt der übliche.
    .todo = Wählen Sie sie in den Einstellungen neu.

## errors of discovery
error-discovery-too-many =
    .what = Das sind { $count } Adressen, zu viele für eine Suche.
    .todo = Nennen Sie höchstens { $limit } Adressen, etwa ein /20-Netz, oder suchen Sie Teil für Teil.
error-discovery-not-an-address =
    .what = „{ $text }“ in Zeile { $line } ist keine Adresse.
    .todo = Schreiben Sie Adressen wie 192.168.1.64, 192.168.1.10-20, 192.168.1.0/24 oder https://kamera.local.
error-discovery-backwards =
    .what = Der Bereich „{ $text }“ in Zeile { $line } endet, bevor er beginnt.
    .todo = Schreiben Sie die kleinere Adresse zuerst.
error-discovery-nothing =
    .what = In diesem Text steht keine Adresse.
    .todo = Schreiben Sie mindestens eine Adresse, etwa 192.168.1.64.
