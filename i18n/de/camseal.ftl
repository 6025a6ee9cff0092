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
## Anlagendatei
error-site-missing =
    .what = Unter { $path } liegt keine Anlagendatei.
    .todo = Prüfen Sie den Ordner, und ob der Stick oder die Freigabe verbunden ist.
error-site-exists =
    .what = Unter { $path } liegt schon eine Datei.
    .todo = Wählen Sie einen anderen Namen, oder öffnen Sie diese Datei.
error-site-not-a-site =
    .what = { $path } ist keine Anlagendatei von camseal.
    .todo = Wählen Sie eine Datei, die auf .camseal endet.
error-site-damaged =
    .what = Die Anlagendatei { $path } ist beschädigt. camseal hat sie so gelassen.
    .todo = Öffnen Sie eine Kopie aus Ihrer Sicherung. Behalten Sie die beschädigte Datei; die Kameras betrifft das nicht.
error-site-newer =
    .what = Die Anlagendatei { $path } wurde von einem neueren camseal geschrieben.
    .todo = Installieren Sie auf diesem Rechner das neueste camseal und öffnen Sie sie erneut.
error-site-busy =
    .what = Die Anlagendatei { $path } ist in einem anderen Programm geöffnet.
    .todo = Schließen Sie das andere camseal-Fenster, oder warten Sie, bis dessen Befehl fertig ist.
error-site-full =
    .what = Es ist kein Platz mehr, um { $path } zu speichern.
    .todo = Schaffen Sie Platz und machen Sie weiter. Alles bisher Gespeicherte ist sicher; camseal macht dort weiter, wo es stand.
error-site-read-only =
    .what = Die Anlagendatei { $path } lässt sich nicht schreiben.
    .todo = Prüfen Sie Schreibschutz und Ihre Rechte in diesem Ordner, oder kopieren Sie die Datei in einen anderen Ordner.
error-site-unusable =
    .what = Das System lässt camseal { $path } nicht benutzen.
    .todo = Sehen Sie unter Details nach, und versuchen Sie einen Ordner auf der eigenen Festplatte.
error-site-no-authority =
    .what = Diese Anlage hat noch keine Zertifizierungsstelle (CA).
    .todo = Legen Sie zuerst eine an, oder übernehmen Sie eine vorhandene.
error-site-unknown-camera =
    .what = Diese Kamera steht nicht mehr auf der Liste der Anlage.
    .todo = Suchen Sie sie erneut und fügen Sie sie hinzu.
error-site-address-taken =
    .what = Eine andere Kamera dieser Anlage hat die Adresse { $address }.
    .todo = Geben Sie jeder Kamera eine eigene Adresse, oder nehmen Sie die andere von der Liste.
## Fenster: Wörter des Rahmens
step-find = Suchen
step-login = Anmelden
step-authority = Zertifizierungsstelle
step-plan = Plan
step-work = Arbeit
step-trust = Vertrauen
step-proof = Nachweis
validity-today = Heute
## trust stores
error-truststore-other-root =
    .what = Dieses Stammzertifikat ({ $found }) ist nicht das angekündigte ({ $expected }).
    .todo = Vergleichen Sie den SHA-256 der Datei mit dem auf Papier und nehmen Sie die richtige Datei.
error-truststore-not-an-authority =
    .what = „{ $title }“ ist kein Zertifikat einer Zertifizierungsstelle und gehört darum nicht in den Zertifikatsspeicher.
    .todo = Wählen Sie das Stammzertifikat der Zertifizierungsstelle, nicht das einer Kamera.
error-truststore-no-such-store =
    .what = Dieser Computer hat keinen Zertifikatsspeicher „{ $id }“.
    .todo = Sehen Sie nach, welche es gibt: camseal-cli trust status.
error-truststore-not-allowed =
    .what = Das Administratorkennwort wurde abgelehnt oder nicht eingegeben; nichts wurde geändert.
    .todo = Versuchen Sie es noch einmal und bestätigen Sie, oder fragen Sie jemanden, der diesen Computer verwaltet.
error-truststore-needs-administrator =
    .what = Um { $place } zu ändern, sind Administratorrechte nötig; nichts wurde geändert.
    .todo = Lassen Sie camseal danach fragen, oder starten Sie den Befehl als Administrator.
error-truststore-no-elevation =
    .what = Dieser Computer bietet keinen Weg, nach Administratorrechten zu fragen; nichts wurde geändert.
    .todo = Führen Sie als Administrator aus: { $command }
error-truststore-tool-missing =
    .what = Das Programm { $tool } ist auf diesem Computer nicht installiert.
    .todo = Installieren Sie das Paket { $package } und versuchen Sie es noch einmal.
error-truststore-command =
    .what = Der Befehl „{ $command }“ endete mit einem Fehler.
    .todo = Lesen Sie seine Ausgabe unter Details, beheben Sie das und versuchen Sie es noch einmal.
error-truststore-slow =
    .what = Der Befehl „{ $command }“ wurde nicht innerhalb von { $seconds } Sekunden fertig.
    .todo = Warten Sie, bis der Computer weniger zu tun hat, und versuchen Sie es noch einmal; camseal sieht zuerst nach, was da ist.
error-truststore-file =
    .what = Die Datei { $path } konnte nicht gelesen oder geändert werden.
    .todo = Prüfen Sie ihre Rechte und ob die Festplatte voll ist, und versuchen Sie es noch einmal.
error-truststore-locked =
    .what = Die Zertifikate von { $place } sind durch ein eigenes Kennwort geschützt (Hauptpasswort).
    .todo = Importieren Sie das Stammzertifikat in den Einstellungen des Browsers, oder nehmen Sie das Hauptpasswort kurz heraus.
finding-no-system-store =
    .what = camseal kennt den Zertifikatsspeicher dieses Betriebssystems noch nicht.
    .todo = Exportieren Sie das Stammzertifikat und importieren Sie es mit dem Werkzeug des Systems.
finding-no-certutil =
    .what = Chrome und Firefox haben hier eigene Zertifikate, und das Werkzeug, das sie ändert, fehlt.
    .todo = Installieren Sie das Paket { $package } und sehen Sie noch einmal nach.

## check
rung-reachable = Erreichbar
rung-port = HTTPS-Port
rung-tls = TLS
rung-chain = Zertifikatskette
rung-name = Name
rung-dates = Gültigkeit
rung-root = Stamm vertraut
rung-passed-answers = { $address } antwortet.
rung-passed-port = HTTPS antwortet an Port { $port }.
rung-passed-open = An Port { $port } antwortet etwas.
rung-passed-tls = { $version } mit { $cipher }.
rung-passed-chain = { $count ->
    [one] Ein Zertifikat wird gesendet, unterschrieben von { $issuer }.
   *[other] { $count } Zertifikate werden gesendet, das letzte unterschrieben von { $issuer }.
}
rung-passed-name = Das Zertifikat ist für { $name }.
rung-passed-dates = Gültig bis { $date }.
rung-passed-root-given = „{ $root }“ (das übergebene Stammzertifikat) bürgt dafür.
rung-passed-root-system = „{ $root }“ im Zertifikatsspeicher dieses Computers bürgt dafür.
rung-not-asked = Nicht gefragt, weil darunter etwas nicht stimmt.
finding-unreachable =
    .what = Unter { $address } antwortet nichts.
    .todo = Prüfen Sie Strom und Netzwerkkabel und ob dieser Computer im Netz der Kamera ist.
finding-port-closed =
    .what = { $address } antwortet, aber an Port { $port } nimmt nichts an.
    .todo = Schalten Sie HTTPS in der Kamera ein, oder geben Sie den richtigen Port an.
finding-only-http =
    .what = { $address } spricht an Port { $port } nur HTTP, kein HTTPS.
    .todo = Schalten Sie HTTPS in der Kamera ein, oder geben Sie ihren HTTPS-Port an.
finding-no-tls =
    .what = Was unter { $address }, Port { $port }, antwortet, spricht kein ordentliches TLS.
    .todo = Prüfen Sie Adresse und Port; starten Sie die Kamera neu, wenn beide stimmen.
finding-old-tls =
    .what = Die Kamera unter { $address } spricht nur { $version }; das lehnen heutige Programme ab.
    .todo = Spielen Sie neuere Firmware in die Kamera; kein Zertifikat kann das beheben.
finding-old-key-exchange =
    .what = Die Kamera kann nur eine alte Art der Verschlüsselung ({ $what }); die meisten Programme öffnen sie noch, manche nicht.
    .todo = Spielen Sie neuere Firmware in die Kamera, wenn es welche gibt.
finding-unknown-name =
    .what = Der Name { $name } ist in diesem Netz nicht bekannt.
    .todo = Prüfen Sie die Schreibweise, oder geben Sie die IP-Adresse der Kamera an.
finding-no-certificate =
    .what = { $address } antwortet mit TLS, sendet aber kein Zertifikat.
    .todo = Geben Sie der Kamera ein Zertifikat: starten Sie den Assistenten für sie.
finding-missing-issuer =
    .what = Die Kamera sendet das Zertifikat von „{ $issuer }“ nicht, das bis zum Stamm gebraucht wird.
    .todo = Laden Sie die ganze Kette in die Kamera, oder starten Sie den Assistenten noch einmal für sie.
finding-wrong-name =
    .what = Das Zertifikat ist für { $names }, gefragt war aber { $asked }.
    .todo = Öffnen Sie die Kamera unter einem Namen aus ihrem Zertifikat, oder geben Sie ihr eines für diese Adresse.
finding-no-names =
    .what = Das Zertifikat nennt im Feld, das zählt (SAN), gar keine Adresse; gefragt war { $asked }.
    .todo = Geben Sie der Kamera ein neues Zertifikat; camseal schreibt die Namen richtig hinein.
finding-expired =
    .what = Das Zertifikat ist am { $date } abgelaufen.
    .todo = Geben Sie der Kamera ein neues Zertifikat. Sieht das Datum falsch aus, prüfen Sie die Uhr dieses Computers.
finding-not-yet-valid =
    .what = Das Zertifikat gilt erst ab { $date }.
    .todo = Prüfen Sie die Uhr dieses Computers; stimmt sie, warten Sie oder geben Sie der Kamera ein neues Zertifikat.
finding-this-clock =
    .what = Das Zertifikat passt zur Uhr der Kamera, aber nicht zu der dieses Computers; sie unterscheiden sich um { $unit ->
        [days] { $amount } Tage
        [hours] { $amount } Stunden
       *[minutes] { $amount } Minuten
    }.
    .todo = Stellen Sie die Uhr dieses Computers und prüfen Sie noch einmal.
finding-camera-clock =
    .what = Die Uhr der Kamera geht um { $unit ->
        [days] { $amount } Tage
        [hours] { $amount } Stunden
       *[minutes] { $amount } Minuten
    } falsch; nach ihr gilt ihr eigenes Zertifikat nicht.
    .todo = Stellen Sie die Uhr der Kamera, am besten nach einem Zeitserver (NTP).
finding-untrusted-root =
    .what = Dieser Computer vertraut „{ $issuer }“ nicht, von dem das Zertifikat unterschrieben ist.
    .todo = Installieren Sie das Stammzertifikat der Zertifizierungsstelle im Zertifikatsspeicher dieses Computers.
finding-self-signed =
    .what = Das Zertifikat der Kamera bürgt nur für sich selbst; niemand, dem dieser Computer vertraut, hat es unterschrieben.
    .todo = Sichern Sie die Kamera mit einem Zertifikat Ihrer eigenen Zertifizierungsstelle und installieren Sie deren Stammzertifikat hier.
finding-root-expired =
    .what = Der Stamm „{ $root }“ im Zertifikatsspeicher ist am { $date } abgelaufen; Browser lehnen ihn ab.
    .todo = Legen Sie eine neue Zertifizierungsstelle an, sichern Sie die Kameras damit und installieren Sie ihr Stammzertifikat.
finding-root-not-authority =
    .what = Der Stamm „{ $root }“ im Zertifikatsspeicher ist nicht als Zertifizierungsstelle gekennzeichnet; manche Browser lehnen ihn ab.
    .todo = Legen Sie mit camseal eine neue Zertifizierungsstelle an, sichern Sie die Kameras damit und installieren Sie ihr Stammzertifikat.
finding-authority-as-camera =
    .what = Die Kamera benutzt das Zertifikat einer Zertifizierungsstelle als ihr eigenes; manche Programme lehnen das ab.
    .todo = Geben Sie der Kamera ein eigenes Zertifikat, unterschrieben von Ihrer Zertifizierungsstelle.
finding-weak-key =
    .what = Der Schlüssel des Zertifikats ({ $key }) ist zu schwach oder von einer Art, die abgelehnt wird.
    .todo = Geben Sie der Kamera einen neuen Schlüssel, mindestens RSA-2048 oder P-256.
finding-weak-signature =
    .what = Das Zertifikat ist mit { $algorithm } unterschrieben; das wird heute abgelehnt.
    .todo = Geben Sie der Kamera ein neues Zertifikat; camseal unterschreibt mit SHA-256.
finding-bad-usage =
    .what = Das Zertifikat ist nicht für Server gemacht.
    .todo = Geben Sie der Kamera ein neues Zertifikat; camseal schreibt den richtigen Zweck hinein.
finding-name-not-allowed =
    .what = Die Zertifizierungsstelle ist auf bestimmte Adressen beschränkt, und { $asked } gehört nicht dazu.
    .todo = Benutzen Sie eine Adresse, für die sie unterschreiben darf, oder legen Sie eine an, die diese erlaubt.
finding-bad-signature =
    .what = Eine Unterschrift in der Zertifikatskette ist nicht echt.
    .todo = Geben Sie der Kamera ein neues Zertifikat. Kommt es wieder, ist vielleicht jemand dazwischen: prüfen Sie das Kabel.
finding-revoked =
    .what = Das Zertifikat wurde von seiner Zertifizierungsstelle zurückgezogen.
    .todo = Geben Sie der Kamera ein neues Zertifikat.
finding-other =
    .what = Dieser Computer lehnt das Zertifikat ab: { $detail }
    .todo = Geben Sie der Kamera ein neues Zertifikat und prüfen Sie noch einmal.
finding-not-built =
    .what = camseal kann nach den Regeln von { $client } noch nicht urteilen.
    .todo = Öffnen Sie die Kamera in diesem Programm und sehen Sie nach.
finding-store-unreadable =
    .what = Der Zertifikatsspeicher dieses Computers konnte nicht gelesen werden.
    .todo = Installieren Sie die Zertifikate des Systems neu (Paket ca-certificates) und prüfen Sie noch einmal.

## dates
date-day = { $day }. { $month } { $year }
date-january = Jan.
date-february = Feb.
date-march = März
date-april = April
date-may = Mai
date-june = Juni
date-july = Juli
date-august = Aug.
date-september = Sept.
date-october = Okt.
date-november = Nov.
date-december = Dez.
date-seconds = { $seconds } s
date-minutes = { $minutes } min
date-minutes-seconds = { $minutes } min { $seconds } s

## wizard steps
# Heutiger Zustand eines Geräts, zweite Zeile einer Tabellenzeile
today-asking = Wird abgefragt…
today-no-https = Kein HTTPS: Bild und Anmeldung unverschlüsselt
today-factory = Werkszertifikat, von keinem Browser akzeptiert
today-not-trusted = Sein Zertifikat stammt von niemandem, den dieser PC kennt
today-ended = Zertifikat am { $date } abgelaufen
today-not-yet = Zertifikat gilt erst ab { $date }
today-other-name = Sein Zertifikat gilt für eine andere Adresse
today-secure = Bis { $date }
today-shared = Zwei Kameras teilen sich diese Adresse
today-silent = Unter dieser Adresse antwortet nichts
today-old-tls = Spricht nur { $version }, was Browser ablehnen
today-by-hand = Keine ONVIF-Antwort: von Hand möglich
today-refused = Dieser PC lehnt sein Zertifikat ab

find-field = Adresse, Adressbereich oder Liste, z. B. 192.168.1.60-90
find-add = Hinzufügen
find-file = Aus Datei…
find-file-title = Liste der Kameras
find-found = { $count ->
    [0] Noch nichts gefunden
    [one] { $count } gefunden
   *[other] { $count } gefunden
}
find-searching = sucht in diesem Netz
find-stop = Anhalten
find-again = Erneut suchen
find-ended = Suche beendet
find-ticked = { $ticked } von { $all } angehakt
find-camera = Kamera
find-address = Adresse
find-today = Zustand heute
find-new = Neues Gerät
find-nothing = Bisher hat keine Kamera geantwortet.
find-nothing-todo = Prüfen Sie, ob dieser Rechner im Netz der Kameras ist, oder tippen Sie oben eine Adresse ein.
find-fact = { $count ->
    [one] { $count } Gerät
   *[other] { $count } Geräte
}
find-fact-now = { $count } angehakt
find-reason-none = Haken Sie mindestens eine Kamera an.
find-reason-asking = Einige angehakte Kameras werden noch abgefragt.
find-reason-shared = Zwei angehakte Kameras teilen sich { $address }. Entfernen Sie einen Haken.
find-notice-range = „{ $text }“ ist keine Adresse, kein Bereich und keine Liste.
find-notice-range-todo = Schreiben Sie zum Beispiel 192.168.1.60, 192.168.1.60-90 oder 192.168.1.0/24.
find-notice-file = Die Datei { $name } nennt keine Adresse, die camseal lesen kann.
find-notice-file-todo = Schreiben Sie eine Adresse in jede Zeile; nach einem Komma dürfen weitere Spalten folgen.

login-all = { $count ->
    [one] Dieses Gerät
   *[other] Alle { $count } Geräte
}
login-by-hand = { $count ->
    [one] { $count } weiteres geht von Hand
   *[other] { $count } weitere gehen von Hand
}
login-user = Benutzer
login-password = Kennwort
login-try = Versuchen
login-tried = Versucht
login-show = Kennwort zeigen
login-device = Gerät
login-address = Adresse
login-answer = Antwort
login-how = Wie
login-waiting = Noch nicht gefragt
login-trying = Wird abgefragt…
login-accepted = Angenommen
login-over-https = über HTTPS
login-over-http = über einfaches HTTP, nur ein Digest wurde gesendet
login-not-again = mit diesem Kennwort kein zweiter Versuch
login-others = { $count ->
    [one] Das eine, das abgelehnt hat
   *[other] Die { $count }, die abgelehnt haben
}
login-once = Jedes Kennwort wird je Gerät einmal versucht, denn die meisten sperren nach fünf falschen.
login-clear = { $count ->
    [one] Ein Gerät bietet keine verschlüsselte Anmeldung
   *[other] { $count } Geräte bieten keine verschlüsselte Anmeldung
}
login-clear-why = Das Kennwort selbst wird nie gesendet, nur ein Digest davon; wer mithört, könnte ein schwaches trotzdem erraten.
login-agree = Über einfaches HTTP anmelden
login-leave-out = Auslassen
login-left-out = Ausgelassen
login-forgotten = Kennwörter sind vergessen, sobald camseal geschlossen wird.
login-fact = { $count ->
    [one] { $count } angemeldet
   *[other] { $count } angemeldet
}
login-reason-password = Tippen Sie das Kennwort ein und versuchen Sie es.
login-reason-trying = Die Kameras werden gefragt…
login-reason-try = Drücken Sie „Versuchen“: Das Kennwort wurde noch nicht versucht.
login-reason-refused = { $count ->
    [one] { $count } Gerät hat noch keine Anmeldung. Anderes Kennwort eintippen oder auslassen.
   *[other] { $count } Geräte haben noch keine Anmeldung. Anderes Kennwort eintippen oder auslassen.
}
login-reason-none = Kein Gerät ist übrig. Gehen Sie zurück und haken Sie eines an.

authority-new = Eine neue Zertifizierungsstelle für diesen Standort
authority-name = Name des Standorts
authority-name-example = Hotel Astoria
authority-shown = PCs zeigen sie als „{ $name } camera authority“ mit einem Kürzel aus vier Zeichen
authority-limited = Auf diesen Standort begrenzt.
authority-limited-more = Selbst gestohlen taugt sie nicht gegen Läden oder Banken im Netz.
authority-unlimited = Nicht begrenzt.
authority-unlimited-more = Wer ihren Schlüssel stiehlt, kann jede Website fälschen, für alle PCs, die ihr vertrauen.
authority-can = Kann bürgen für
authority-never = Kann nie bürgen für
authority-private = Private Adressen
authority-private-more = 192.168… · 10… · 172.16 bis 172.31…
authority-local = Lokale Namen
authority-local-more = .local · .lan · .internal
authority-domain = Die eigene Domain des Kunden
authority-domain-none = noch keine
authority-domain-add = Angeben…
authority-domain-field = Eigene Domains, z. B. hotel.example
authority-banks = Banken und Läden
authority-banks-more = wie immer sie heißen
authority-internet = Alles im Internet
authority-internet-more = Mail, Cloud, Updates
authority-others = Andere Zertifizierungsstellen
authority-others-more = sie kann keine machen
authority-details = Einzelheiten
authority-details-more = { $key }, { $years } Jahre gültig, { $sealed }
authority-sealed-system = Schlüssel von diesem Rechner für Sie versiegelt
authority-sealed-passphrase = Schlüssel mit Passphrase versiegelt
authority-sealed-both = Schlüssel von diesem Rechner und mit Passphrase versiegelt
authority-key = Art des Schlüssels
authority-years = Gültig in Jahren
authority-constraints = Auf private Adressen, lokale Namen und die Domains oben begrenzen
authority-passphrase = Passphrase
authority-passphrase-again = Passphrase noch einmal
authority-passphrase-optional = Passphrase, um den Standort auf einem anderen Rechner zu öffnen
authority-passphrase-why = Dieser Rechner hat keinen Schlüsselspeicher, den camseal nutzen kann; darum versiegelt eine Passphrase den Schlüssel.
authority-passphrase-hint = Vier oder mehr Wörter, die nicht zusammengehören, sind leicht zu merken und schwer zu erraten.
authority-strength-short = Zu kurz: mindestens 10 Zeichen
authority-strength-weak = Schwach: noch ein Wort dazu
authority-strength-good = Gut
authority-passphrase-other = Die beiden sind nicht gleich
authority-existing = Eine, die der Kunde schon hat
authority-existing-more = Eine Firmenwurzel, eine Datei von einem NAS (ZIP), PFX oder PEM
authority-open = Dateien öffnen…
authority-open-title = Zertifikat und Schlüssel der Zertifizierungsstelle
authority-opened = { $name }, bis { $date }
authority-import-passphrase = Passphrase der Datei
authority-import-unlock = Öffnen
authority-adopted = Die Zertifizierungsstelle ist gemacht
authority-adopted-more = Ihr Fingerabdruck ist { $short }. Zurückgehen ändert sie nicht.
authority-replace = Eine andere machen
authority-making = Der Schlüssel der Zertifizierungsstelle entsteht…
authority-fact-new = neu, { $code }
authority-fact-own = vom Kunden
authority-reason-name = Tippen Sie den Namen des Standorts ein.
authority-reason-name-taken = Ein Standort dieses Namens liegt schon in { $folder }. Wählen Sie einen anderen.
authority-reason-passphrase = Tippen Sie zweimal eine Passphrase ein.
authority-reason-years = Wählen Sie 1 bis 25 Jahre.
authority-reason-domain = „{ $text }“ ist keine Domain.
authority-reason-file = Öffnen Sie die Dateien der Zertifizierungsstelle.
authority-reason-locked = Die Datei braucht ihre Passphrase.
authority-notice-no-authority = In diesen Dateien ist kein Zertifikat mit seinem Schlüssel.
authority-notice-no-authority-todo = Wählen Sie beide zusammen: das Zertifikat der Zertifizierungsstelle und ihren privaten Schlüssel.

plan-certificates = { $count ->
    [one] neues Zertifikat
   *[other] neue Zertifikate
}
plan-https = { $count ->
    [one] Gerät bekommt HTTPS
   *[other] Geräte bekommen HTTPS
}
plan-clocks = { $count ->
    [one] Uhr wird gestellt
   *[other] Uhren werden gestellt
}
plan-by-hand = { $count ->
    [one] Gerät geht von Hand
   *[other] Geräte gehen von Hand
}
plan-http-stays = HTTP bleibt an.
plan-http-stays-more = Rekorder, die es nutzen, laufen weiter; schalten Sie es später ab, wenn sie auf HTTPS umgestellt sind.
plan-asking = Die Kameras werden gefragt, was sie können…
plan-device = Gerät
plan-names = Zertifikat für
plan-key = Schlüssel von
plan-changes = Was sich ändert
plan-key-camera = Kamera
plan-key-here = diesem PC
plan-until = Neue Zertifikate gelten bis { $date }.
plan-change-first = HTTPS an, erstes Zertifikat
plan-change-replaced = Sein Zertifikat wird ersetzt
plan-change-factory = Werkszertifikat wird ersetzt
plan-change-ended = Abgelaufenes Zertifikat wird ersetzt
plan-change-clock = Uhr wird gestellt
plan-change-none = Nichts, es ist schon gesichert
plan-change-by-hand = Zwei Dateien, von Hand hochgeladen
plan-warn-clock = Die Uhr sagt { $date }
plan-warn-by-hand = Braucht Sie für etwa 2 min
plan-nothing-yet = Bisher wurde nichts geändert.
plan-reason-nothing = Es ist nichts zu tun.
plan-reason-authority = Machen Sie zuerst die Zertifizierungsstelle.
plan-fact = { $count ->
    [one] { $count } Änderung
   *[other] { $count } Änderungen
}
plan-start = Starten

work-title = { $count ->
    [one] { $count } Kamera wird gesichert
   *[other] { $count } Kameras werden gesichert
}
work-so-far = bisher { $time }
work-left = noch etwa { $time }
work-pause = Anhalten
work-resume = Weitermachen
work-pausing = Die begonnene Kamera wird noch fertig…
work-paused = Angehalten
work-secure = { $count } sicher
work-busy = { $count } in Arbeit
work-needs = { $count ->
    [one] { $count } braucht Sie
   *[other] { $count } brauchen Sie
}
work-waiting = { $count } warten
work-camera = Kamera
work-now = Jetzt
work-again = Erneut versuchen
work-skip = Diese Kamera auslassen
work-skipped = Ausgelassen
work-others-go-on = Die anderen laufen weiter.
work-of-about = { $time } von etwa { $estimate }
work-fact = { $done } von { $all }
work-fact-done = { $count } gesichert
work-reason-open = { $count ->
    [one] { $count } Kamera ist noch offen.
   *[other] { $count } Kameras sind noch offen.
}
work-reason-paused = Angehalten. Machen Sie weiter oder gehen Sie zurück.
work-reason-failed = Keine Kamera konnte gesichert werden. Erneut versuchen oder zurückgehen.
work-wait-turn = wartet auf den Beginn

trust-title = Diesen PC { $site } vertrauen lassen
trust-root = Stammzertifikat, auf diesen Standort begrenzt, bis { $date }
trust-root-unlimited = Stammzertifikat, bis { $date }
trust-fingerprint = Fingerabdruck (SHA-256)
trust-aloud = Zum Vorlesen
trust-view = Ansehen
trust-copy = Kopieren
trust-changes = Was sich auf diesem PC ändert
trust-where = Wo
trust-today = Heute
trust-after = Danach
trust-system = Das System, für alle an diesem PC
trust-chromium = Chrome, Chromium und Edge
trust-firefox = Firefox
trust-asking = Wird gefragt…
trust-not-there = Nicht da
trust-there = Da
trust-not-for-servers = Da, aber nicht für Websites
trust-added = Die Wurzel kommt dazu
trust-same = Nichts ändert sich
trust-working = Wird eingetragen…
trust-now-there = Eingetragen und zurückgelesen
trust-skipped-row = bleibt, wie es ist
trust-details = Einzelheiten
trust-details-more = die genauen Dateien und Befehle
trust-change-write = schreibt { $path }
trust-change-remove = entfernt { $path }
trust-change-run = startet { $command }
trust-install = Eintragen
trust-skip = Diesen PC auslassen
trust-elevation = Das System fragt einmal um Erlaubnis. Dann liest camseal die Speicher zurück.
trust-no-elevation = camseal liest die Speicher danach zurück.
trust-none = Auf diesem Rechner wurde kein Speicher gefunden, den camseal kennt.
trust-none-todo = Bringen Sie das Stammzertifikat zu den PCs, die die Kameras zeigen.
trust-fact = dieser PC
trust-fact-skipped = ausgelassen

proof-sub = Jedes Gerät wird neu geöffnet und so beurteilt, wie dieser PC Websites beurteilt.
proof-all = { $all ->
    [one] Die Kamera ist sicher
   *[other] Alle { $all } Geräte sind sicher
}
proof-some = { $secure } von { $all } Geräten sind sicher
proof-all-more = Dieser PC hat jedes davon ohne Warnung geöffnet.
proof-some-more = Bei den abgelehnten steht, warum.
proof-asking = { $all } Geräte werden geöffnet…
proof-device = Gerät
proof-address = Adresse
proof-this-pc = Dieser PC
proof-open = Im Browser öffnen
proof-view = Ansehen
proof-again = Erneut prüfen
proof-checking = Wird geöffnet…
proof-reason-checking = Die Kameras werden geöffnet…
proof-finish = Fertig
proof-fact = { $secure } von { $all }
## Arbeit
error-work-no-login =
    .what = Für die Kamera unter { $address } gibt es keinen Benutzernamen mit Kennwort.
    .todo = Geben Sie beides unter „Anmelden“ ein und starten Sie erneut.
error-work-clock-off =
    .what = Die Uhr der Kamera unter { $address } geht um etwa { $days } Tage falsch.
    .todo = Erlauben Sie camseal, sie zu stellen, oder stellen Sie sie auf der Webseite der Kamera, am besten nach einem Zeitserver.
error-work-key-in-clear =
    .what = Ein hier gemachter Schlüssel ginge unverschlüsselt zur Kamera unter { $address }.
    .todo = Schalten Sie zuerst HTTPS auf der Webseite der Kamera ein (ihr eigenes Zertifikat genügt), oder lassen Sie die Kamera den Schlüssel machen.
error-work-no-such-key-place =
    .what = Die Kamera unter { $address } bietet den gewählten Ort für den Schlüssel nicht an.
    .todo = Stellen Sie „Schlüssel gemacht“ auf automatisch, oder machen Sie diese Kamera von Hand.
error-work-weak-keys-only =
    .what = Die Kamera unter { $address } macht nur Schlüssel, die Browser ablehnen.
    .todo = Lassen Sie camseal den Schlüssel machen („Schlüssel hier gemacht“), oder suchen Sie neuere Firmware.
error-work-key-slow =
    .what = Die Kamera unter { $address } hatte nach { $seconds } Sekunden noch keinen Schlüssel.
    .todo = Lassen Sie sie ein paar Minuten ruhen und versuchen Sie es erneut, oder lassen Sie camseal den Schlüssel machen.
error-work-no-name =
    .what = Die Zertifizierungsstelle dieser Anlage darf für { $address } nicht unterschreiben.
    .todo = Erreichen Sie die Kamera über eine private Adresse oder einen Namen der Domain des Kunden, oder nehmen Sie die Domain in eine neue Zertifizierungsstelle auf.
error-work-still-old =
    .what = Die Kamera unter { $address } zeigt immer noch ein anderes Zertifikat ({ $seen }).
    .todo = Starten Sie die Kamera neu und versuchen Sie es erneut. Bleibt es dabei, wählen Sie das Zertifikat auf ihrer Webseite, oder suchen Sie neuere Firmware.
error-work-not-back =
    .what = HTTPS unter { $address } kam innerhalb von { $seconds } Sekunden nicht wieder.
    .todo = Prüfen Sie Strom und Netz; starten Sie die Kamera von Hand neu und dann hier noch einmal.
error-work-model-failed =
    .what = Bei der ersten Kamera dieses Modells, { $first }, ging es nicht; diese blieb deshalb unberührt.
    .todo = Sehen Sie den Grund bei der ersten nach, dann starten Sie diese erneut.
error-work-broke-off =
    .what = Die Arbeit an { $address } brach durch einen Fehler von camseal ab.
    .todo = Starten Sie sie erneut: camseal sieht zuerst nach, was die Kamera getan hat. Bitte melden Sie es mit dem Protokoll.
error-work-old-work-left =
    .what = Ein früherer Versuch bei { $address } ließ sich nicht zurücknehmen.
    .todo = Prüfen Sie, ob die Kamera antwortet und die Anmeldung stimmt, dann starten Sie sie erneut.
outcome-secured =
    .what = Die Kamera unter { $address } zeigt ihr neues Zertifikat.
    .todo = Nichts. Weiter mit Vertrauen und Beweis.
outcome-already-secure =
    .what = Die Kamera unter { $address } zeigt ihr Zertifikat schon.
    .todo = Nichts; sie wurde nicht verändert.
outcome-needs-restart =
    .what = Das Zertifikat ist in der Kamera unter { $address }; sie muss neu starten, um es zu benutzen.
    .todo = Erlauben Sie den Neustart und starten Sie sie hier erneut, oder starten Sie die Kamera selbst neu und dann hier.
outcome-by-hand =
    .what = Die Dateien für { $address } sind fertig.
    .todo = Speichern Sie sie und laden Sie sie auf der Webseite der Kamera hoch; camseal prüft sie dann.
left-untouched =
    .what = An der Kamera wurde nichts geändert.
    .todo = {""}
left-as-before =
    .what = Die Kamera ist, wie sie vorher war.
    .todo = {""}
left-unfinished =
    .what = Die Kamera ließ sich nicht zurückstellen; neue Einträge „camseal-…“ können in Gebrauch sein.
    .todo = Starten Sie diese Kamera erneut, wenn sie antwortet: camseal macht Begonnenes fertig oder nimmt es zurück.
left-leftovers =
    .what = Die Kamera zeigt ihr altes Zertifikat, aber Einträge „camseal-…“ können noch in ihr liegen.
    .todo = Starten Sie diese Kamera erneut: camseal entfernt sie.
skipped-asked =
    .what = Sie haben diese Kamera übersprungen.
    .todo = Starten Sie sie, wann Sie wollen.
skipped-stopped =
    .what = Die Arbeit wurde angehalten, bevor diese Kamera an der Reihe war.
    .todo = Starten Sie sie erneut, um weiterzumachen.
skipped-logins-refused =
    .what = Die ersten Kameras haben diese Anmeldung abgelehnt, zuletzt { $last }; sie wurde nicht weiter versucht.
    .todo = Prüfen Sie Benutzernamen und Kennwort auf der Webseite einer Kamera; dann erneut starten. Keine Kamera wurde zweimal versucht.
skipped-forgotten =
    .what = Diese Kamera steht nicht mehr auf der Liste der Anlage.
    .todo = Suchen Sie sie erneut und fügen Sie sie hinzu.
warning-clock-off =
    .what = Die Uhr der Kamera geht um { $minutes } Minuten falsch.
    .todo = Erlauben Sie camseal, sie zu stellen.
warning-no-https =
    .what = HTTPS ist aus. Die Anmeldung geht einmal über einfaches HTTP, nur durch Digest geschützt; am Ende wird HTTPS eingeschaltet.
    .todo = Wenn möglich über ein eigenes Kabel; ändern Sie danach das Kennwort.
warning-clear-http-refused =
    .what = HTTPS ist aus, und der Anmeldung über einfaches HTTP wurde nicht zugestimmt.
    .todo = Stimmen Sie für diese Anlage zu, oder schalten Sie HTTPS auf der Webseite der Kamera ein.
warning-by-hand =
    .what = Dieses Gerät hat keine Schnittstelle für Zertifikate, die camseal benutzen kann.
    .todo = camseal macht die Dateien; Sie laden sie auf der Webseite des Geräts hoch.
warning-outside-constraints =
    .what = Für „{ $name }“ darf die Zertifizierungsstelle nicht unterschreiben; der Name bleibt weg.
    .todo = Nehmen Sie die Domain in eine neue Zertifizierungsstelle auf, wenn die Kamera so erreicht werden muss.
warning-no-name =
    .what = Es bleibt kein Name übrig, für den die Zertifizierungsstelle unterschreiben darf.
    .todo = Erreichen Sie die Kamera über eine private Adresse oder einen Namen der Domain des Kunden.
warning-address-only =
    .what = Das Zertifikat gilt für eine IP-Adresse. Bekommt die Kamera eine andere, passt es nicht mehr.
    .todo = Geben Sie der Kamera eine feste Adresse.
warning-standard-only =
    .what = Dieser Weg folgt der Norm; an diesem Modell hat ihn noch niemand gezeigt.
    .todo = Beginnen Sie mit einer Kamera. camseal stellt sie zurück, wenn es nicht geht.
## console
# The first words of a line on stderr.
console-error = Fehler: { $what }
console-hint = Rat: { $todo }
console-note = Hinweis: { $what }
error-console-no-site =
    .what = Dafür wird eine Anlage gebraucht.
    .todo = Nennen Sie ihre Datei mit --site DATEI, oder machen Sie eine mit „site create DATEI --name NAME“.
error-console-unknown-language =
    .what = camseal spricht „{ $tag }“ nicht.
    .todo = Wählen Sie eine dieser Sprachen: { $known }.
error-console-output =
    .what = Die Antwort ließ sich nicht schreiben.
    .todo = Prüfen Sie, ob der Datenträger voll ist und ob die Datei geschrieben werden darf.
error-console-runtime =
    .what = Das Betriebssystem gab camseal keine Threads zum Arbeiten.
    .todo = Schließen Sie andere Programme und versuchen Sie es erneut.
error-console-no-secret =
    .what = Hier wird ein Kennwort oder eine Passphrase gebraucht, und niemand sitzt am Terminal.
    .todo = Schreiben Sie es in die erste Zeile einer Datei und nennen Sie die mit { $option }, oder setzen Sie die Variable { $variable }.
error-console-empty-secret =
    .what = In der ersten Zeile von { $path } steht kein brauchbares Geheimnis.
    .todo = Schreiben Sie Kennwort oder Passphrase in die erste Zeile der Datei.
error-console-secrets-differ =
    .what = Die beiden Passphrasen sind verschieden.
    .todo = Tippen Sie zweimal dieselbe Passphrase.
error-console-stdin-twice =
    .what = Die Standardeingabe wird zweimal verlangt.
    .todo = Nehmen Sie „-“ für das eine und eine Datei für das andere.
error-console-not-answered =
    .what = Die Frage wurde nicht beantwortet.
    .todo = Beginnen Sie neu und antworten Sie, oder geben Sie die Antwort als Option.
error-console-unknown-verb =
    .what = Das Verb „{ $verb }“ gibt es nicht.
    .todo = „camseal-cli --help“ nennt alle Verben.
## certificates
error-certificate-not-one =
    .what = Das ist kein Zertifikat.
    .todo = Wählen Sie die Zertifikatsdatei; sie endet meist auf .crt, .cer oder .pem.
error-certificate-not-a-key =
    .what = Das ist kein privater Schlüssel, den camseal verwenden kann.
    .todo = Wählen Sie die Datei des privaten Schlüssels als PEM, DER oder PFX, vollständig und unbeschädigt.

## console: questions and words
console-practice = { $count ->
        [one] Eine Übungskamera läuft; Strg-C beendet sie.
       *[other] { $count } Übungskameras laufen; Strg-C beendet sie.
    }
console-ask-passphrase = Passphrase der Zertifizierungsstelle dieser Anlage:
console-ask-new-passphrase = Eine Passphrase für die Zertifizierungsstelle der Anlage:
console-ask-new-passphrase-or-keeper = Eine Passphrase für die Zertifizierungsstelle der Anlage (nur Enter: im Schlüsselspeicher dieses Rechners aufbewahren):
console-ask-again = Noch einmal:
console-ask-file-password = Kennwort von { $path }:
console-ask-pfx-password = Ein Kennwort für die PFX-Datei:
console-authority-exported = { $path } enthält das Wurzelzertifikat, SHA-256 { $sha256 }
console-certificate-subject = Zertifikat
console-certificate-names = Gilt für
console-certificate-no-names = keinen Namen
console-certificate-valid = Gültig
console-certificate-dates = { $from } bis { $until }
console-certificate-over = (abgelaufen)
console-certificate-left = (noch { $days } Tage)
console-certificate-issuer = Ausgestellt von
console-certificate-key = Schlüssel
console-certificate-sha256 = SHA-256
console-site-no-authority = Diese Anlage hat noch keine Zertifizierungsstelle.
console-site-until = bis { $date }
console-standing-found = gefunden
console-standing-ready = bereit
console-standing-working = Arbeit wurde unterbrochen
console-standing-putting-back = muss zuerst zurückgestellt werden
console-standing-secured = gesichert
console-standing-stale = braucht ein neues Zertifikat
console-standing-failed = hat nicht geklappt
console-standing-by-hand = von Hand zu machen
console-presence-trusted = vertraut
console-presence-untrusted = vorhanden, aber nicht für Webseiten vertraut
console-presence-absent = nicht vorhanden
console-presence-unknown = unbekannt
error-console-no-authority =
    .what = Die Anlage { $path } hat noch keine Zertifizierungsstelle.
    .todo = Machen Sie eine neue Anlage mit „site create“, oder bringen Sie eine vorhandene Stelle mit „authority import“ herein.
error-console-kept-elsewhere =
    .what = Das Geheimnis, das die Zertifizierungsstelle dieser Anlage öffnet, liegt im Schlüsselspeicher eines anderen Rechners oder Kontos.
    .todo = Öffnen Sie die Anlage dort, oder geben Sie ihre Passphrase mit --passphrase-file, wenn sie eine hat.
error-console-no-certificate =
    .what = In dieser Datei ist kein Zertifikat.
    .todo = Wählen Sie eine Zertifikatsdatei: .crt, .cer, .pem, .der, .p7b oder .pfx.
error-console-no-key =
    .what = In diesen Dateien ist kein Schlüssel.
    .todo = Nennen Sie den Schlüssel der Stelle mit --key DATEI, oder wählen Sie eine PFX-Datei mit beidem.
error-console-authority-in-use =
    .what = Kameras dieser Anlage haben Zertifikate ihrer jetzigen Zertifizierungsstelle; mit einer anderen brauchen alle neue.
    .todo = Wenn Sie das wollen, wiederholen Sie den Befehl mit --replace.
error-console-bad-fingerprint =
    .what = „{ $text }“ ist kein SHA-256-Fingerabdruck.
    .todo = Schreiben Sie alle 64 Stellen (0-9, a-f); Doppelpunkte und Leerzeichen sind gleich.
error-console-no-stores =
    .what = camseal kennt auf diesem Rechner keinen Zertifikatsspeicher.
    .todo = Geben Sie das Wurzelzertifikat mit „authority export“ aus und importieren Sie es mit dem Werkzeug des Systems.

## authority
error-authority-no-site-name =
    .what = Die Anlage hat noch keinen Namen.
    .todo = Geben Sie den Namen des Kunden ein; er steht im Zertifikat der Zertifizierungsstelle.
error-authority-bad-years =
    .what = Eine Zertifizierungsstelle kann nicht { $years } Jahre gelten.
    .todo = Wählen Sie 1 bis 30 Jahre; üblich sind 10.
error-authority-bad-domain =
    .what = „{ $domain }“ ist keine Domäne, kein Rechnername und keine Adresse eines Geräts.
    .todo = Schreiben Sie zum Beispiel hotel.example oder cam01.
error-authority-no-names =
    .what = Das Kamerazertifikat hätte keinen Namen, und kein Browser nähme es an.
    .todo = Geben Sie mindestens die Adresse an, unter der die Kamera erreicht wird.
error-authority-bad-name =
    .what = „{ $name }“ kann nicht der Name einer Kamera sein.
    .todo = Nehmen Sie ihre IP-Adresse oder einen Rechnernamen aus Buchstaben, Ziffern und Bindestrichen wie cam01.local.
error-authority-wide-wildcard =
    .what = „{ $name }“ gälte für Namen, die niemandem gehören; Browser lehnen das ab.
    .todo = Nennen Sie die Kamera selbst oder nehmen Sie eine eigene Domäne wie *.cctv.lan.
error-authority-name-not-permitted =
    .what = Diese Zertifizierungsstelle ist auf örtliche Namen begrenzt, und „{ $name }“ gehört nicht dazu.
    .todo = Nehmen Sie die private Adresse der Kamera oder einen Namen auf .local, oder erstellen Sie die Zertifizierungsstelle mit diesem Namen oder dieser Domäne.
error-authority-bad-days =
    .what = Ein Zertifikat kann nicht { $days } Tage gelten.
    .todo = Wählen Sie 1 bis 824 Tage; üblich sind 730.
error-authority-expired =
    .what = Die Zertifizierungsstelle „{ $title }“ ist am { $until } abgelaufen.
    .todo = Prüfen Sie die Uhr dieses Rechners. Stimmt sie, erstellen Sie eine neue Zertifizierungsstelle und erneuern Sie alle Kameras.
error-authority-not-yet-valid =
    .what = Die Zertifizierungsstelle „{ $title }“ gilt erst ab { $from }.
    .todo = Prüfen Sie die Uhr dieses Rechners.
error-authority-key-does-not-belong =
    .what = Der private Schlüssel gehört nicht zum Zertifikat „{ $title }“.
    .todo = Wählen Sie den Schlüssel, der zusammen mit diesem Zertifikat erzeugt wurde.
error-authority-not-one =
    .what = „{ $title }“ ist keine Zertifizierungsstelle und darf nicht für Kameras bürgen.
    .todo = Wählen Sie das Zertifikat der Zertifizierungsstelle (CA), nicht das eines Servers.
error-authority-may-not-sign =
    .what = „{ $title }“ darf keine Zertifikate signieren (Schlüsselverwendung).
    .todo = Wählen Sie eine andere Zertifizierungsstelle oder erstellen Sie hier eine neue.
error-authority-too-deep =
    .what = „{ $title }“ erlaubt keine Zertifizierungsstelle unter sich; Browser würden die Kamerazertifikate ablehnen.
    .todo = Bitten Sie die Administratoren der Firma um eine Zwischenstelle mit längerem Pfad, oder erstellen Sie hier eine neue.
error-authority-key =
    .what = Einer Zertifizierungsstelle mit { $kind }-Schlüssel vertrauen nicht alle Browser.
    .todo = Erstellen Sie hier eine neue; RSA-3072 geht überall.
error-authority-broken-chain =
    .what = Das Zertifikat von „{ $missing }“, das darüber steht, fehlt.
    .todo = Fügen Sie die Datei mit der ganzen Kette bis zum Stammzertifikat hinzu.
error-authority-not-a-request =
    .what = Das ist keine Zertifikatsanforderung (CSR).
    .todo = Exportieren Sie die Anforderung auf der Webseite der Kamera neu; die Datei endet meist auf .csr oder .pem.
error-authority-weak-request-key =
    .what = Die Anforderung der Kamera hat einen { $kind }-Schlüssel; er ist zu kurz, um sicher zu sein, und Apple-Geräte lehnen ihn ab.
    .todo = Lassen Sie die Kamera einen Schlüssel mit 2048 Bit machen, oder lassen Sie camseal den Schlüssel machen.
error-authority-unsupported-request-key =
    .what = Die Anforderung der Kamera hat einen { $kind }-Schlüssel, den Browser für Webseiten nicht annehmen.
    .todo = Lassen Sie die Kamera einen RSA-Schlüssel mit 2048 Bit oder einen P-256-Schlüssel machen, oder lassen Sie camseal den Schlüssel machen.
error-authority-request-algorithm =
    .what = Die Anforderung der Kamera ist mit { $algorithm } signiert; das beweist nichts.
    .todo = Suchen Sie neuere Firmware, oder lassen Sie camseal den Schlüssel machen.
error-authority-request-signature =
    .what = Die Anforderung ist nicht mit ihrem eigenen Schlüssel signiert: Sie wurde unterwegs beschädigt oder verändert.
    .todo = Erzeugen und exportieren Sie die Anforderung auf der Kamera neu.
error-authority-empty-passphrase =
    .what = Die Passphrase ist leer.
    .todo = Geben Sie eine Passphrase ein, oder lassen Sie camseal eine machen.
error-authority-closed =
    .what = Der Schlüssel der Zertifizierungsstelle ließ sich mit dieser Passphrase nicht öffnen.
    .todo = Prüfen Sie Großschreibung und Tastaturbelegung und versuchen Sie es erneut; die Zahl der Versuche ist nicht begrenzt.
error-authority-crypto =
    .what = Die Kryptografie dieses Rechners hat den Vorgang nicht ausgeführt.
    .todo = Versuchen Sie es noch einmal. Bleibt es dabei, senden Sie uns die Einzelheiten.
error-keeper-absent =
    .what = Dieser Rechner hat keinen Schlüsselspeicher, der antwortet.
    .todo = Nehmen Sie für die Zertifizierungsstelle eine Passphrase.
error-keeper-refused =
    .what = Der Schlüsselspeicher dieses Rechners hat abgelehnt.
    .todo = Entsperren Sie den Schlüsselspeicher (Schlüsselbund) und versuchen Sie es erneut, oder nehmen Sie eine Passphrase.
note-shortened =
    .what = Das Zertifikat endet am { $until }: Mehr als 825 Tage insgesamt lehnen Apple-Geräte ab.
    .todo = Erneuern Sie es vor diesem Tag.
note-ends-with-authority =
    .what = Das Zertifikat endet am { $until }, zusammen mit der Zertifizierungsstelle.
    .todo = Planen Sie vor diesem Tag eine neue Zertifizierungsstelle.
note-old-signature =
    .what = Die Kamera hat ihre Anforderung mit dem alten SHA-1 signiert; ihr Schlüssel ist gut, und das Zertifikat selbst ist mit SHA-256 oder besser signiert.
    .todo = Nichts zu tun. Neuere Firmware kann es vielleicht besser.
note-address-moved =
    .what = Die Kamera hat ihre Adresse { $address } nur dort eingetragen, wo kein Browser nachsieht; camseal hat sie an die richtige Stelle geschrieben.
    .todo = Nichts zu tun.
note-address-as-name =
    .what = Die Kamera hat ihre Adresse { $address } als Rechnernamen geschrieben; camseal hat sie als Adresse geschrieben.
    .todo = Nichts zu tun.
note-names-left-out =
    .what = Die Kamera hat auch { $names } verlangt; das steht nicht im Plan und wurde weggelassen.
    .todo = Fügen Sie den Namen dem Plan hinzu, wenn die Kamera wirklich so erreicht wird.
note-authority-left-out =
    .what = Die Kamera wollte selbst Zertifizierungsstelle werden; das wurde weggelassen.
    .todo = Prüfen Sie, ob die Firmware echt ist; eine Kamera braucht dieses Recht nicht.
note-extensions-left-out =
    .what = Die Kamera hat weitere Eigenschaften verlangt ({ $extensions }); sie wurden weggelassen.
    .todo = Nichts zu tun.
## Übungskameras
error-practice-family =
    .what = Es gibt keine Übungskamera der Familie „{ $family }“.
    .todo = Wählen Sie eine von { $known }.
error-practice-port =
    .what = Port { $port } dieses Rechners ist belegt.
    .todo = Wählen Sie einen anderen ersten Port oder überlassen Sie camseal die Wahl.
error-practice-range =
    .what = { $given } ist für „{ $option }“ nicht möglich.
    .todo = Wählen Sie eine Zeit zwischen 0 und 86400 Sekunden oder einen ersten Port, der für alle Kameras reicht.
error-practice-factory =
    .what = Das Werkszertifikat der Übungskameras konnte nicht erzeugt werden.
    .todo = Starten Sie camseal neu; dieser Rechner lieferte keine Zufallszahlen.

## Fenster: Rahmen, Start, Einstellungen, Hilfe
program = camseal
window-title = { $site } – camseal
back = Zurück
close = Schließen
copy = Kopieren
copied = Kopiert.
again = Noch einmal
home = Start
help = Hilfe
settings = Einstellungen
finish = Fertig
next-to = Weiter: { $step }
key-enter = Enter
key-escape = Esc
key-tab = Tab
key-step = Strg 1 … 7
key-help = F1
wizard-new-site = Neuer Standort
wizard-step-of = Schritt { $number } von { $all }
tone-secure = Sicher
tone-attention = Achtung
tone-refused = Nicht sicher
tone-unknown = Unbekannt
date-ago = { $days ->
    [0] heute
    [one] gestern
   *[other] vor { $days } Tagen
}
date-in-days = { $days ->
    [0] heute
    [one] morgen
   *[other] in { $days } Tagen
}
date-in-months = in { $months } Monaten
home-secure = Kameras sichern
home-secure-more = Die Kameras in diesem Netz finden, jeder ihr Zertifikat geben und nachweisen, dass jeder Browser es annimmt.
home-start = Neuen Standort beginnen
home-why = Warum ist es nicht sicher?
home-why-more = Adresse eingeben: camseal findet, was nicht stimmt, und sagt, was hilft.
home-trust = Diesen PC einem Standort oder einer Datei vertrauen lassen
home-trust-more = Ein Stammzertifikat in den richtigen Speicher legen und nachsehen.
home-sign = Eine Anforderung signieren
home-sign-more = Ein Gerät hat eine Anforderung (CSR) erstellt. Hier bekommt es sein Zertifikat.
home-sites = Standorte
home-open = Standortdatei öffnen…
home-no-sites = Noch kein Standort. Der erste, den Sie beginnen, steht hier, mit dem Stand seiner Kameras.
home-column-site = Standort
home-column-cameras = Kameras
home-column-ends = Erstes Zertifikat endet
home-column-state = Stand
home-no-certificate = noch keines
home-visited = Zuletzt besucht { $date }
home-not-visited = Noch nicht besucht
home-continue = Fortsetzen
home-empty = Eben begonnen
home-empty-why = noch keine Kamera gewählt
home-secure-why = wie Sie sie verlassen haben
home-unfinished = Nicht fertig
home-unfinished-why = { $done } von { $all } erledigt
home-ending = Endet bald
home-ending-why = bei diesem Besuch erneuern
home-unreadable = Lässt sich nicht öffnen
home-drop = Zertifikat, Schlüssel, Anforderung oder Standortdatei irgendwo auf dieses Fenster ziehen, um sie zu öffnen.
kind-site = Standort von camseal
open-unknown = Diese Art von Datei kennt camseal nicht.
failure-file = Die Datei
settings-language = Sprache
settings-appearance = Aussehen
settings-size = Größe von allem
settings-as-desktop = Wie auf diesem Computer
settings-light = Hell
settings-dark = Dunkel
settings-contrast = Hoher Kontrast
settings-smaller = Kleiner
settings-larger = Größer
settings-percent = { $percent } %
help-enter = weiter, oder der Knopf mit diesem Zeichen
help-escape = zurück
help-tab = von Feld zu Feld
help-step = zu einem Schritt, an dem Sie schon waren
help-help = diese Seite
help-sites = Ihre Standorte
help-settings = Einstellungen
help-log = Protokoll, falls etwas schiefgeht
help-version = camseal { $version }
main-no-window = Das Fenster ließ sich nicht öffnen. Läuft ein Desktop? Das Konsolenprogramm camseal-cli kommt ohne aus. Das Protokoll liegt hier:
main-stumbled = camseal ist gestolpert und musste anhalten. Ihre Standorte sind sicher: jeder Schritt wurde gespeichert. Ein Bericht liegt hier:
main-practice-camera = Übungskamera

## wizard steps, further words
find-title = Kameras suchen
find-lead = Alles, was noch nicht sicher ist, ist angehakt. Geräte ohne Haken bleiben unverändert.
find-reason-saving = Die Liste wird in den Standort geschrieben…
login-title = Anmelden
login-lead = Ein Benutzer und ein Kennwort für alle, weitere wo nötig.
login-agree-one = Zustimmen
login-take-back = Doch dazu
login-refused = Abgelehnt
login-no-https = Keine verschlüsselte Anmeldung
login-no-https-more = Es antwortet nur über einfaches HTTP.
login-reason-clear = { $count ->
    [one] Ein Gerät bietet keine verschlüsselte Anmeldung. Zustimmen oder auslassen.
   *[other] { $count } Geräte bieten keine verschlüsselte Anmeldung. Zustimmen oder auslassen.
}
authority-title = Wer bürgt für diese Kameras?
authority-lead = Eine Zertifizierungsstelle (CA) unterschreibt jedes Kamerazertifikat. PCs, die sie kennen, vertrauen den Kameras.
authority-asleep = Ihr Schlüssel ist versiegelt. Die Passphrase öffnet ihn.
authority-waking = Der Schlüssel der Zertifizierungsstelle wird geöffnet…
authority-asking-keeper = Dieser Rechner wird nach seinem Schlüsselspeicher gefragt…
authority-reason-closed = Tippen Sie die Passphrase dieses Standorts ein.
error-wizard-locked =
    .what = Diese Dateien sind mit einer Passphrase verschlossen.
    .todo = Tippen Sie die Passphrase der Datei ein und öffnen Sie sie.
error-wizard-no-authority =
    .what = In diesen Dateien ist kein Zertifikat einer Zertifizierungsstelle mit seinem Schlüssel.
    .todo = Wählen Sie beide zusammen: das Zertifikat und den privaten Schlüssel.
error-wizard-broke-off =
    .what = camseal ist bei dieser Arbeit gestolpert; es wurde nichts geändert.
    .todo = Versuchen Sie es noch einmal. Bleibt es dabei, sehen Sie in das unter Hilfe genannte Protokoll.

## wizard steps, plan and work
plan-title = Der Plan
plan-lead = Nur was sich von heute unterscheidet.
plan-change-finish = Unterbrochene Arbeit wird beendet
plan-change-and-clock = Uhr wird gestellt. { $change }
plan-set-clocks = Falsch gehende Uhren auf die Zeit dieses Rechners stellen
plan-may-restart = Kameras dürfen neu starten, wenn sie es brauchen; das Bild fehlt dann eine Minute
work-title-done = { $done } von { $all } Kameras sind gesichert
work-lead = Bis zu { $count } zugleich; von jedem Modell geht eine voraus.
work-lead-done = Es dauerte { $time }.
work-reason-nothing = Noch wurde nichts gestartet. Zurück zum Plan.
work-needs-restart = Braucht Neustart
work-login-refused = Kennwort abgelehnt
work-failed = Nicht gelungen
work-by-hand = Sie sind dran
work-putting-back = Wird zurückgestellt
work-doing-clock = Liest die Uhr
work-doing-request = Macht den Schlüssel
work-doing-sign = Unterschreibt
work-doing-upload = Lädt hoch
work-doing-turn-on = Schaltet ein
work-doing-restart = Startet neu
work-doing-check = Prüft
work-stage-clock = Uhr
work-stage-request = Anfrage
work-stage-sign = Zeichnen
work-stage-upload = Laden
work-stage-turn-on = Ein
work-stage-restart = Neustart
work-stage-check = Prüfen
work-new-password = Neues Kennwort…
work-restart = Neu starten
work-keep = Dateien speichern…
work-keep-title = Ordner für Zertifikat und Schlüssel
work-kept = Zertifikat, Schlüssel und Wurzel sind gespeichert.

## wizard steps, trust and proof
trust-lead = Ein Stammzertifikat kommt hinein. Jeder Kamera, für die es bürgt, wird hier dann vertraut.
trust-untrusted = Da, aber ohne Vertrauen für Websites
trust-refused = Nicht eingetragen
trust-nothing-known = nicht herauszufinden
trust-reason-authority = Machen Sie zuerst die Zertifizierungsstelle.
trust-reason-asking = Die Speicher dieses Rechners werden gefragt…
trust-reason-working = Warten auf die Speicher…
trust-again = Erneut versuchen
proof-title = Nachweis
proof-sub-at = Jedes Gerät wurde um { $time } (UTC) neu geöffnet und so beurteilt, wie dieser PC Websites beurteilt.
proof-none = Noch ist kein Gerät gesichert
proof-none-more = Zurück zu „Ausführen“; was nicht gesichert ist, wird hier nicht geöffnet.
proof-secure-until = Bis { $date }
proof-reason-none = Noch ist kein Gerät gesichert.
proof-refused-count = { $count } abgelehnt
## console: the job and its answers
console-ask-password = Kennwort von „{ $user }“ auf den Kameras:
# What a person types for yes; its first letters do too.
console-yes = ja
console-ask-clock = Die Uhr von { $count } Kameras geht falsch. Auf die Zeit dieses Rechners stellen? (ja/nein)
console-ask-http = { $count } Kameras bieten kein HTTPS. Mit Digest über einfaches HTTP anmelden? (ja/nein)
console-ask-restart = { $count } Kameras müssen zum Abschluss neu starten. Jetzt neu starten? (ja/nein)
console-secure-nothing = Alle Kameras dieser Anlage sind gesichert. Nennen Sie Adressen, um eine zu prüfen oder zu erneuern.
console-secure-stopping = Die begonnenen Kameras werden fertig gemacht; noch einmal Strg-C endet sofort. Der nächste Lauf macht dort weiter.
console-moment-waiting = braucht etwas Zeit
console-moment-waiting-about = braucht etwa { $seconds } s
console-moment-retrying = Verbindung verloren, noch einmal
console-moment-putting-back = alles wird zurückgestellt
console-stage-clock = Anmeldung und Uhr
console-stage-request = Schlüssel und Anforderung
console-stage-sign = Signieren
console-stage-upload = Hochladen
console-stage-turn-on = Einschalten
console-stage-restart = Neustart
console-stage-check = Prüfen
console-outcome-secured = gesichert
console-outcome-already-secure = schon gesichert
console-outcome-needs-restart = braucht einen Neustart
console-outcome-put-back = nicht gesichert, wieder wie zuvor
console-outcome-failed = nicht gesichert
console-outcome-by-hand = Dateien gemacht, von Hand hochzuladen
console-outcome-skipped = übersprungen
console-verdict-secure = { $client }: sicher
console-verdict-refused = { $client }: nicht sicher
console-verdict-unknown = { $client }: unbekannt
console-identify-family = Familie
console-identify-signs = Weil
console-identify-channel = Anmeldung
console-identify-clock = Uhr
console-identify-clock-off = { $time } ({ $seconds } s daneben)
console-channel-pinned = über HTTPS, festgelegt auf das jetzige Zertifikat
console-channel-clear = nur über einfaches HTTP, nach Ihrer Zustimmung
console-channel-unreachable = nicht möglich, es antwortet nichts
console-sign-port-closed = an Port { $port } lauscht nichts
console-sign-tls = HTTPS antwortet mit { $version }
console-sign-old-tls = HTTPS antwortet, aber nur mit { $version }
console-sign-http = ein Webserver antwortet über einfaches HTTP
console-sign-onvif-clock = der ONVIF-Dienst sagt die Uhrzeit
console-sign-onvif-keystore = ONVIF bietet Schlüsselspeicher und TLS-Server
console-sign-onvif-legacy = ONVIF bietet die älteren Zertifikatsbefehle
console-sign-onvif-without = ONVIF antwortet, bietet aber keine Zertifikate
error-console-unknown-family =
    .what = Die Familie „{ $id }“ gibt es nicht.
    .todo = Wählen Sie eine davon: { $known }; oder lassen Sie --family weg, dann findet camseal es heraus.
error-console-unknown-client =
    .what = Das Programm „{ $id }“ kennt camseal nicht.
    .todo = Wählen Sie eines davon: { $known }, all.
error-console-client-not-built =
    .what = Nach den Regeln von „{ $id }“ kann camseal noch nicht urteilen.
    .todo = Nehmen Sie --client this-pc, und öffnen Sie die Adresse in jenem Programm selbst.
error-console-bad-name =
    .what = „{ $text }“ ist weder Name noch Adresse.
    .todo = Schreiben Sie einen Namen wie kamera.local oder eine IP-Adresse.
error-console-no-user =
    .what = Diese Kameras verlangen eine Anmeldung.
    .todo = Nennen Sie das Administratorkonto mit --user, und geben Sie das Kennwort auf Nachfrage ein.
error-console-names-for-many =
    .what = Ein weiterer Name kann nur zu einer Kamera gehören.
    .todo = Nennen Sie mit --dns eine Adresse, und sichern Sie die anderen in einem eigenen Lauf.
