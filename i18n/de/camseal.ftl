# Deutsch. Anrede: Sie. Begriffe wie in der Kameratechnik üblich.

## language
# Die Sprache in ihren eigenen Worten, dann auf Englisch.
language-name = Deutsch
language-name-english = German

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
    .todo = Sichern Sie sie über ihre HTTP-Adresse: Hat die Kamera einen Schalter für neueres TLS, legt camseal ihn um. Sonst spielen Sie neuere Firmware auf.
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
## Standortdatei
error-site-missing =
    .what = Unter { $path } liegt keine Standortdatei.
    .todo = Prüfen Sie den Ordner, und ob der Stick oder die Freigabe verbunden ist.
error-site-exists =
    .what = Unter { $path } liegt schon eine Datei.
    .todo = Wählen Sie einen anderen Namen, oder öffnen Sie diese Datei.
error-site-not-a-site =
    .what = { $path } ist keine Standortdatei von camseal.
    .todo = Wählen Sie eine Datei, die auf .camseal endet.
error-site-damaged =
    .what = Die Standortdatei { $path } ist beschädigt. camseal hat sie so gelassen.
    .todo = Öffnen Sie eine Kopie aus Ihrer Sicherung. Behalten Sie die beschädigte Datei; die Kameras betrifft das nicht.
error-site-newer =
    .what = Die Standortdatei { $path } wurde von einem neueren camseal geschrieben.
    .todo = Installieren Sie auf diesem Rechner das neueste camseal und öffnen Sie sie erneut.
error-site-busy =
    .what = Die Standortdatei { $path } ist in einem anderen Programm geöffnet.
    .todo = Schließen Sie das andere camseal-Fenster, oder warten Sie, bis dessen Befehl fertig ist.
error-site-full =
    .what = Es ist kein Platz mehr, um { $path } zu speichern.
    .todo = Schaffen Sie Platz und machen Sie weiter. Alles bisher Gespeicherte ist sicher; camseal macht dort weiter, wo es stand.
error-site-read-only =
    .what = Die Standortdatei { $path } lässt sich nicht schreiben.
    .todo = Prüfen Sie Schreibschutz und Ihre Rechte in diesem Ordner, oder kopieren Sie die Datei in einen anderen Ordner.
error-site-unusable =
    .what = Das System lässt camseal { $path } nicht benutzen.
    .todo = Sehen Sie unter Details nach, und versuchen Sie einen Ordner auf der eigenen Festplatte.
error-site-no-authority =
    .what = Dieser Standort hat noch keine Zertifizierungsstelle (CA).
    .todo = Legen Sie zuerst eine an, oder übernehmen Sie eine vorhandene.
error-site-unknown-camera =
    .what = Diese Kamera steht nicht mehr auf der Liste des Standorts.
    .todo = Suchen Sie sie erneut und fügen Sie sie hinzu.
error-site-address-taken =
    .what = Eine andere Kamera dieses Standorts hat die Adresse { $address }.
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
    [one] Ein Zertifikat wird gesendet, signiert von { $issuer }.
   *[other] { $count } Zertifikate werden gesendet, das letzte signiert von { $issuer }.
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
    .todo = Sichern Sie sie über ihre HTTP-Adresse: Hat die Kamera einen Schalter für neueres TLS, legt camseal ihn um. Sonst spielen Sie neuere Firmware auf.
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
    .what = Das Zertifikat passt zur Uhr der Kamera, aber nicht zu der dieses Computers; sie unterscheiden sich um { $off }.
    .todo = Stellen Sie die Uhr dieses Computers und prüfen Sie noch einmal.
finding-camera-clock =
    .what = Die Uhr der Kamera geht um { $off } falsch; nach ihr gilt ihr eigenes Zertifikat nicht.
    .todo = Stellen Sie die Uhr der Kamera, am besten nach einem Zeitserver (NTP).
finding-untrusted-root =
    .what = Dieser Computer vertraut „{ $issuer }“ nicht, von dem das Zertifikat signiert ist.
    .todo = Installieren Sie das Stammzertifikat der Zertifizierungsstelle im Zertifikatsspeicher dieses Computers.
finding-self-signed =
    .what = Das Zertifikat der Kamera bürgt nur für sich selbst; niemand, dem dieser Computer vertraut, hat es signiert.
    .todo = Sichern Sie die Kamera mit einem Zertifikat Ihrer eigenen Zertifizierungsstelle und installieren Sie deren Stammzertifikat hier.
finding-root-expired =
    .what = Der Stamm „{ $root }“ im Zertifikatsspeicher ist am { $date } abgelaufen; Browser lehnen ihn ab.
    .todo = Legen Sie eine neue Zertifizierungsstelle an, sichern Sie die Kameras damit und installieren Sie ihr Stammzertifikat.
finding-root-not-authority =
    .what = Der Stamm „{ $root }“ im Zertifikatsspeicher ist nicht als Zertifizierungsstelle gekennzeichnet; manche Browser lehnen ihn ab.
    .todo = Legen Sie mit camseal eine neue Zertifizierungsstelle an, sichern Sie die Kameras damit und installieren Sie ihr Stammzertifikat.
finding-authority-as-camera =
    .what = Die Kamera benutzt das Zertifikat einer Zertifizierungsstelle als ihr eigenes; manche Programme lehnen das ab.
    .todo = Geben Sie der Kamera ein eigenes Zertifikat, signiert von Ihrer Zertifizierungsstelle.
finding-weak-key =
    .what = Der Schlüssel des Zertifikats ({ $key }) ist zu schwach oder von einer Art, die abgelehnt wird.
    .todo = Geben Sie der Kamera einen neuen Schlüssel, mindestens RSA-2048 oder P-256.
finding-weak-signature =
    .what = Das Zertifikat ist mit { $algorithm } signiert; das wird heute abgelehnt.
    .todo = Geben Sie der Kamera ein neues Zertifikat; camseal signiert mit SHA-256.
finding-bad-usage =
    .what = Das Zertifikat ist nicht für Server gemacht.
    .todo = Geben Sie der Kamera ein neues Zertifikat; camseal schreibt den richtigen Zweck hinein.
finding-name-not-allowed =
    .what = Die Zertifizierungsstelle ist auf bestimmte Adressen beschränkt, und { $asked } gehört nicht dazu.
    .todo = Benutzen Sie eine Adresse, für die sie signieren darf, oder legen Sie eine an, die diese erlaubt.
finding-bad-signature =
    .what = Eine Unterschrift in der Zertifikatskette ist nicht echt.
    .todo = Geben Sie der Kamera ein neues Zertifikat. Kommt es wieder, ist vielleicht jemand dazwischen: prüfen Sie das Kabel.
finding-revoked =
    .what = Das Zertifikat wurde von seiner Zertifizierungsstelle zurückgezogen.
    .todo = Geben Sie der Kamera ein neues Zertifikat.
finding-other =
    .what = Dieser Computer lehnt das Zertifikat ab: { $detail }
    .todo = Geben Sie der Kamera ein neues Zertifikat und prüfen Sie noch einmal.
finding-store-unreadable =
    .what = Der Zertifikatsspeicher dieses Computers konnte nicht gelesen werden.
    .todo = Installieren Sie die Zertifikate des Systems neu (Paket ca-certificates) und prüfen Sie noch einmal.

## dates
date-day = { $day }. { $month } { $year }
date-moment = { $day }, { $clock }
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
authority-existing-more = Ein Stammzertifikat der Firma, eine Datei von einem NAS (ZIP), PFX oder PEM
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
    [one] bekommt HTTPS
   *[other] bekommen HTTPS
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
# Models, then a remark that holds for them.
plan-note-for = { $devices }: { $note }
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
trust-system = Dieser PC, für alle
trust-chromium = Chrome, Chromium und Edge
trust-firefox = Firefox
trust-asking = Wird gefragt…
trust-not-there = Nicht da
trust-there = Da
trust-not-for-servers = Da, aber nicht für Websites
trust-added = Kommt hinein
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
trust-elevation = Das System fragt einmal um Erlaubnis.
trust-no-elevation = Danach liest camseal zurück.
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
proof-all-more = { $all ->
    [one] Dieser PC hat sie ohne Warnung geöffnet.
   *[other] Dieser PC hat jedes davon ohne Warnung geöffnet.
}
proof-some-more = Bei den abgelehnten steht, warum.
proof-asking = { $all } Geräte werden geöffnet…
proof-device = Gerät
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
    .what = Die Uhr der Kamera unter { $address } geht um etwa { $off } falsch.
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
    .what = Die Zertifizierungsstelle dieses Standorts darf für { $address } nicht signieren.
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
    .what = Diese Kamera steht nicht mehr auf der Liste des Standorts.
    .todo = Suchen Sie sie erneut und fügen Sie sie hinzu.
warning-clock-off =
    .what = Die Uhr der Kamera geht um { $off } falsch.
    .todo = Erlauben Sie camseal, sie zu stellen.
warning-no-https =
    .what = HTTPS ist aus. Die Anmeldung geht einmal über einfaches HTTP, nur durch Digest geschützt; am Ende wird HTTPS eingeschaltet.
    .todo = Wenn möglich über ein eigenes Kabel; ändern Sie danach das Kennwort.
warning-clear-http-refused =
    .what = HTTPS ist aus, und der Anmeldung über einfaches HTTP wurde nicht zugestimmt.
    .todo = Stimmen Sie für diesen Standort zu, oder schalten Sie HTTPS auf der Webseite der Kamera ein.
warning-by-hand =
    .what = Dieses Gerät hat keine Schnittstelle für Zertifikate, die camseal benutzen kann.
    .todo = camseal macht die Dateien; Sie laden sie auf der Webseite des Geräts hoch.
warning-outside-constraints =
    .what = Für „{ $name }“ darf die Zertifizierungsstelle nicht signieren; der Name bleibt weg.
    .todo = Nehmen Sie die Domain in eine neue Zertifizierungsstelle auf, wenn die Kamera so erreicht werden muss.
warning-no-name =
    .what = Es bleibt kein Name übrig, für den die Zertifizierungsstelle signieren darf.
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
    .what = Dafür wird ein Standort gebraucht.
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
console-ask-passphrase = Passphrase der Zertifizierungsstelle dieses Standorts:
console-ask-new-passphrase = Eine Passphrase für die Zertifizierungsstelle des Standorts:
console-ask-new-passphrase-or-keeper = Eine Passphrase für die Zertifizierungsstelle des Standorts (nur Enter: im Schlüsselspeicher dieses Rechners aufbewahren):
console-ask-again = Noch einmal:
console-ask-file-password = Kennwort von { $path }:
console-ask-pfx-password = Ein Kennwort für die PFX-Datei:
console-authority-exported = { $path } enthält das Stammzertifikat, SHA-256 { $sha256 }
console-certificate-subject = Zertifikat
console-certificate-names = Gilt für
console-certificate-no-names = keinen Namen
console-certificate-valid = Gültig
console-certificate-dates = { $from } bis { $until }
console-certificate-over = (abgelaufen)
console-certificate-left = { $days ->
    [one] (noch { $days } Tag)
   *[other] (noch { $days } Tage)
}
console-certificate-issuer = Ausgestellt von
console-certificate-key = Schlüssel
console-certificate-sha256 = SHA-256
console-site-no-authority = Dieser Standort hat noch keine Zertifizierungsstelle.
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
    .what = Der Standort { $path } hat noch keine Zertifizierungsstelle.
    .todo = Machen Sie einen neuen Standort mit „site create“, oder bringen Sie eine vorhandene Stelle mit „authority import“ herein.
error-console-kept-elsewhere =
    .what = Das Geheimnis, das die Zertifizierungsstelle dieses Standorts öffnet, liegt im Schlüsselspeicher eines anderen Rechners oder Kontos.
    .todo = Öffnen Sie den Standort dort, oder geben Sie seine Passphrase mit --passphrase-file, wenn er eine hat.
error-console-no-certificate =
    .what = In dieser Datei ist kein Zertifikat.
    .todo = Wählen Sie eine Zertifikatsdatei: .crt, .cer, .pem, .der, .p7b oder .pfx.
error-console-no-key =
    .what = In diesen Dateien ist kein Schlüssel.
    .todo = Nennen Sie den Schlüssel der Stelle mit --key DATEI, oder wählen Sie eine PFX-Datei mit beidem.
error-console-authority-in-use =
    .what = Kameras dieses Standorts haben Zertifikate ihrer jetzigen Zertifizierungsstelle; mit einer anderen brauchen alle neue.
    .todo = Wenn Sie das wollen, wiederholen Sie den Befehl mit --replace.
error-console-bad-fingerprint =
    .what = „{ $text }“ ist kein SHA-256-Fingerabdruck.
    .todo = Schreiben Sie alle 64 Stellen (0-9, a-f); Doppelpunkte und Leerzeichen sind gleich.
error-console-no-stores =
    .what = camseal kennt auf diesem Rechner keinen Zertifikatsspeicher.
    .todo = Geben Sie das Stammzertifikat mit „authority export“ aus und importieren Sie es mit dem Werkzeug des Systems.

## authority
error-authority-no-site-name =
    .what = Der Standort hat noch keinen Namen.
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
    .todo = Nennen Sie die Kamera selbst.
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
key-step-mac = Cmd 1 … 7
key-help = F1
key-find = Strg F
key-find-mac = Cmd F
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
home-why-more = Adresse eingeben: camseal sagt, was fehlt und was hilft.
home-trust = PC einem Standort oder einer Datei vertrauen lassen
home-trust-more = Ein Stammzertifikat in den richtigen Speicher legen.
home-sign = Eine Anforderung signieren
home-sign-more = Aus der Anforderung (CSR) eines Geräts wird ein Zertifikat.
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
home-secure-why = wie zuletzt gesehen
home-unfinished = Nicht fertig
home-unfinished-why = { $done } von { $all } erledigt
home-ending = Endet bald
home-ending-why = jetzt erneuern
home-changed =
    { $count ->
        [one] 1 Kamera geändert
       *[other] { $count } Kameras geändert
    }
home-unseen-why =
    { $days ->
        [one] seit 1 Tag nicht gesehen
       *[other] seit { $days } Tagen nicht gesehen
    }
home-unreadable = Nicht zu öffnen
home-unreadable-why = öffnen zeigt, warum
home-drop = Zertifikat, Schlüssel, Anforderung oder Standortdatei irgendwo auf dieses Fenster ziehen, um sie zu öffnen.
kind-site = Standort von camseal
open-unknown = Diese Art von Datei kennt camseal nicht.
failure-file = Die Datei
settings-language = Sprache
settings-no-font = { $language }: Auf diesem Rechner hat keine Schrift die Zeichen dafür. Installieren Sie eine (etwa Noto Sans CJK) und starten Sie camseal neu.
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
help-find = ins Suchfeld eines Standorts
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
login-failed = Keine Anmeldung
login-no-https = Keine verschlüsselte Anmeldung
login-no-https-more = Es antwortet nur über einfaches HTTP.
login-reason-clear = { $count ->
    [one] Ein Gerät bietet keine verschlüsselte Anmeldung. Zustimmen oder auslassen.
   *[other] { $count } Geräte bieten keine verschlüsselte Anmeldung. Zustimmen oder auslassen.
}
authority-title = Wer bürgt für diese Kameras?
authority-lead = Eine Zertifizierungsstelle (CA) signiert jedes Kamerazertifikat. PCs, die sie kennen, vertrauen den Kameras.
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
work-doing-request = Macht Schlüssel
work-doing-sign = Unterschreibt
work-doing-upload = Lädt hoch
work-doing-turn-on = Schaltet ein
work-doing-restart = Startet neu
work-doing-check = Prüft
work-stage-clock = Uhr
work-stage-request = Anfrage
work-stage-sign = Signatur
work-stage-upload = Laden
work-stage-turn-on = Ein
work-stage-restart = Neustart
work-stage-check = Prüfen
work-new-password = Neues Kennwort…
work-restart = Neu starten
work-keep = Dateien speichern…
work-keep-title = Ordner für Zertifikat und Schlüssel
work-kept = Zertifikat, Schlüssel und Stammzertifikat sind gespeichert.

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
proof-sub-at = Jedes Gerät wurde um { $time } neu geöffnet und so beurteilt, wie dieser PC Websites beurteilt.
proof-none = Noch ist kein Gerät gesichert
proof-none-more = Zurück zu „Ausführen“; was nicht gesichert ist, wird hier nicht geöffnet.
proof-secure-until = Bis { $date }
proof-reason-none = Noch ist kein Gerät gesichert.
proof-refused-count = { $count } abgelehnt
## console: the job and its answers
console-ask-password = Kennwort von „{ $user }“ auf den Kameras:
# What a person types for yes; its first letters do too.
console-yes = ja
console-ask-clock = { $count ->
    [one] Die Uhr von { $count } Kamera geht falsch. Auf die Zeit dieses Rechners stellen? (ja/nein)
   *[other] Die Uhren von { $count } Kameras gehen falsch. Auf die Zeit dieses Rechners stellen? (ja/nein)
}
console-ask-http = { $count ->
    [one] { $count } Kamera bietet kein HTTPS. Mit Digest über einfaches HTTP anmelden? (ja/nein)
   *[other] { $count } Kameras bieten kein HTTPS. Mit Digest über einfaches HTTP anmelden? (ja/nein)
}
console-ask-restart = { $count ->
    [one] { $count } Kamera muss zum Abschluss neu starten. Jetzt neu starten? (ja/nein)
   *[other] { $count } Kameras müssen zum Abschluss neu starten. Jetzt neu starten? (ja/nein)
}
console-secure-nothing = Alle Kameras dieses Standorts sind gesichert. Nennen Sie Adressen, um eine zu prüfen oder zu erneuern.
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
console-clock-behind = { $moment } ({ $off } zurück)
console-clock-ahead = { $moment } ({ $off } voraus)
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
console-sign-maker = es beantwortet eine Frage, die nur Geräte von { $family } beantworten
error-console-unknown-family =
    .what = Die Familie „{ $id }“ gibt es nicht.
    .todo = Wählen Sie eine davon: { $known }; oder lassen Sie --family weg, dann findet camseal es heraus.
error-console-unknown-client =
    .what = Das Programm „{ $id }“ kennt camseal nicht.
    .todo = Wählen Sie eines davon: { $known }, all.
error-console-bad-name =
    .what = „{ $text }“ ist weder Name noch Adresse.
    .todo = Schreiben Sie einen Namen wie kamera.local oder eine IP-Adresse.
error-console-no-user =
    .what = Diese Kameras verlangen eine Anmeldung.
    .todo = Nennen Sie das Administratorkonto mit --user, und geben Sie das Kennwort auf Nachfrage ein.
error-console-names-for-many =
    .what = Ein weiterer Name kann nur zu einer Kamera gehören.
    .todo = Nennen Sie mit --dns eine Adresse, und sichern Sie die anderen in einem eigenen Lauf.
error-authority-no-key =
    .what = Es gibt ein Zertifikat, aber nicht den privaten Schlüssel, der dazugehört.
    .todo = Wählen Sie auch die Schlüsseldatei (oft privkey.pem oder .key), oder eine PFX-Datei mit beidem.
error-authority-no-certificate =
    .what = In der Auswahl ist kein Zertifikat.
    .todo = Wählen Sie das Zertifikat der Zertifizierungsstelle und ihren Schlüssel.
error-authority-locked =
    .what = Der private Schlüssel ist durch eine Passphrase geschützt.
    .todo = Geben Sie die Passphrase ein, die beim Erstellen der Datei gesetzt wurde.
error-certificate-unreadable =
    .what = Die Datei „{ $file }“ lässt sich nicht lesen.
    .todo = Prüfen Sie, ob es sie noch gibt und ob Sie sie öffnen dürfen.
error-certificate-empty =
    .what = Die Datei ist leer.
    .todo = Exportieren Sie sie neu.
error-certificate-too-large =
    .what = Die Datei ist gepackt oder entpackt größer als { $megabytes } MB; Zertifikate sind viel kleiner.
    .todo = Prüfen Sie, ob Sie die richtige Datei gewählt haben.
error-certificate-web-page =
    .what = Das ist eine Webseite, kein Zertifikat: Der Download endete vermutlich auf einer Anmeldeseite.
    .todo = Melden Sie sich zuerst am Gerät an und laden Sie die Datei dann neu herunter.
error-certificate-truncated =
    .what = Die Datei hört mittendrin auf ({ $what }).
    .todo = Kopieren oder exportieren Sie sie neu, vollständig bis zur letzten Zeile.
error-certificate-damaged =
    .what = Die Datei ist beschädigt: { $what } lässt sich nicht lesen.
    .todo = Exportieren Sie sie neu; kam sie per E-Mail, senden Sie sie in einem ZIP.
error-certificate-unsupported =
    .what = Damit kann camseal nichts anfangen: { $what }.
    .todo = Exportieren Sie Zertifikat und Schlüssel stattdessen als PEM oder PFX.
error-certificate-unknown =
    .what = In dieser Datei ist kein Zertifikat, kein Schlüssel und keine Anforderung.
    .todo = Wählen Sie eine Datei auf .pem, .crt, .cer, .der, .p7b, .pfx, .key oder .csr oder das exportierte ZIP eines NAS.
error-certificate-wrong-passphrase =
    .what = Die Passphrase öffnet diese Datei nicht.
    .todo = Prüfen Sie Großschreibung und Tastaturbelegung und ob es die Passphrase vom Export ist.

## findings about certificates
finding-certificate-no-names =
    .what = Das Zertifikat nennt keine Adresse und keinen Rechnernamen; den „Common Name“ beachten Browser nicht.
    .todo = Stellen Sie ein neues aus, mit der Adresse, unter der die Kamera erreicht wird.
finding-certificate-address-as-name =
    .what = Die Adresse { $name } steht als Rechnername darin; das lehnen Browser ab.
    .todo = Stellen Sie ein neues aus, mit der Adresse als Adresse; camseal macht es so.
finding-certificate-wide-wildcard =
    .what = Der Name „{ $name }“ umfasst Namen, die niemandem gehören; Browser lehnen ihn ab.
    .todo = Stellen Sie ein neues aus, mit dem eigenen Namen der Kamera.
finding-certificate-too-long =
    .what = Das Zertifikat gilt { $days } Tage; Apple-Geräte lehnen mehr als 825 ab.
    .todo = Stellen Sie ein neues für höchstens 825 Tage aus.
finding-certificate-no-purpose =
    .what = Das Zertifikat sagt nicht, dass es für einen Server ist; Apple-Geräte lehnen es ab.
    .todo = Stellen Sie ein neues mit dem Zweck „Serverauthentifizierung“ aus.
finding-certificate-wrong-purpose =
    .what = Das Zertifikat ist nicht für einen Server bestimmt; Browser lehnen es ab.
    .todo = Stellen Sie ein neues mit dem Zweck „Serverauthentifizierung“ aus.
finding-certificate-no-digital-signature =
    .what = Der Schlüssel des Zertifikats darf nicht signieren; Chrome und Edge lehnen es ab.
    .todo = Stellen Sie ein neues aus, dessen Schlüsselverwendung die digitale Signatur enthält.
finding-certificate-weak-key =
    .what = Der Schlüssel ist { $kind }; das ist zu kurz, um sicher zu sein.
    .todo = Ersetzen Sie ihn durch einen mit 2048 Bit oder mehr.
finding-certificate-unsupported-key =
    .what = Der Schlüssel ist von der Art { $kind }, die nicht alle Browser annehmen.
    .todo = Ersetzen Sie ihn durch einen RSA-Schlüssel mit 2048 Bit oder mehr oder einen P-256-Schlüssel.
finding-certificate-old-signature =
    .what = Das Zertifikat ist mit { $algorithm } signiert; das lehnen Browser ab.
    .todo = Stellen Sie ein neues aus; camseal signiert mit SHA-256 oder besser.
finding-certificate-camera-is-authority =
    .what = Das Zertifikat der Kamera nennt sich Zertifizierungsstelle; Firefox lehnt das ab.
    .todo = Stellen Sie ein neues aus; die von camseal sind nie Zertifizierungsstellen.
finding-certificate-expired =
    .what = Das Zertifikat ist am { $until } abgelaufen.
    .todo = Stellen Sie ein neues aus. Liegt der Tag noch vor uns, prüfen Sie die Uhr dieses Rechners.
finding-certificate-not-yet-valid =
    .what = Das Zertifikat gilt erst ab { $from }.
    .todo = Prüfen Sie die Uhren dieses Rechners und der Kamera.
finding-certificate-self-signed =
    .what = Das Gerät hat das Zertifikat selbst gemacht; niemand bürgt dafür.
    .todo = Ersetzen Sie es durch eines von der Zertifizierungsstelle des Standorts.
finding-certificate-unknown-critical =
    .what = Das Zertifikat verlangt eine Eigenschaft, die Programme nicht kennen ({ $oid }); sie lehnen es deshalb ab.
    .todo = Stellen Sie ein neues aus.
finding-certificate-never-valid =
    .what = Das Zertifikat endet, bevor es beginnt.
    .todo = Prüfen Sie die Uhr des Geräts, das es gemacht hat, und stellen Sie ein neues aus.
finding-certificate-old-root =
    .what = Das Stammzertifikat hat die alte Version 1 ohne jede Begrenzung; strenge Programme lehnen es ab.
    .todo = Erstellen Sie eine neue Zertifizierungsstelle; die von camseal wird überall angenommen.
finding-certificate-root-without-constraints =
    .what = Das Stammzertifikat sagt nicht, dass es eine Zertifizierungsstelle ist; Firefox lehnt es ab.
    .todo = Installieren Sie es nicht. Erstellen Sie eine neue Zertifizierungsstelle.
finding-certificate-not-an-authority =
    .what = Das Zertifikat sagt von sich, keine Zertifizierungsstelle zu sein; als Stammzertifikat wird es abgelehnt.
    .todo = Wählen Sie stattdessen das Stammzertifikat der Zertifizierungsstelle.
finding-certificate-may-not-sign =
    .what = Das Zertifikat darf keine anderen signieren; als Stammzertifikat wird es abgelehnt.
    .todo = Wählen Sie eine andere Zertifizierungsstelle oder erstellen Sie eine neue.
finding-certificate-unlimited-root =
    .what = Das Stammzertifikat darf für jede Webseite der Welt bürgen; wird sein Schlüssel gestohlen, lassen sich auch Banken nachahmen.
    .todo = Verwahren Sie den Schlüssel gut, oder erstellen Sie eine auf örtliche Namen begrenzte Zertifizierungsstelle.
finding-certificate-root-without-name =
    .what = Das Stammzertifikat hat keinen „Common Name“; iPhones und iPads führen es nicht auf.
    .todo = Erstellen Sie eine neue Zertifizierungsstelle, wenn solche Geräte benutzt werden.
finding-certificate-root-without-key-id =
    .what = Das Stammzertifikat hat keine Schlüsselkennung; nur sehr strenge Programme stört das.
    .todo = Nichts zu tun.
finding-certificate-not-a-root =
    .what = Das ist kein Stammzertifikat: Es wurde von { $issuer } signiert.
    .todo = Installieren Sie stattdessen das Stammzertifikat am oberen Ende der Kette.

## extensions of certificates
extension-subject-key-id = Kennung dieses Schlüssels
extension-authority-key-id = Kennung des Schlüssels der Zertifizierungsstelle
extension-key-usage = Wofür der Schlüssel dienen darf
extension-names = Namen, für die es gilt
extension-issuer-names = Weitere Namen der Zertifizierungsstelle
extension-basic-constraints = Zertifizierungsstelle oder nicht
extension-name-constraints = Namen, für die sie bürgen darf
extension-revocation-lists = Wo Sperrlisten liegen
extension-policies = Regeln der Ausstellung
extension-purposes = Zwecke
extension-authority-access = Wo man nachfragen kann
extension-transparency = Einträge in öffentlichen Protokollen
extension-netscape = Anmerkung alter Programme
extension-unknown = Andere Eigenschaft
extension-is-authority = Es ist eine Zertifizierungsstelle.
extension-is-no-authority = Es ist keine Zertifizierungsstelle.
extension-path-length = Erlaubte Zertifizierungsstellen darunter: { $length }
extension-only-names = nur { $names }
extension-never-names = nie { $names }
purpose-server = Server (HTTPS)
purpose-client = Clients (802.1X, gegenseitige Anmeldung)
purpose-code = Signieren von Programmen
purpose-mail = E-Mail
purpose-time = Zeitstempel
purpose-ocsp = Sperrauskünfte
purpose-any = jeder Zweck

## console: what view shows
console-key = Schlüssel { $kind }
console-key-fits = gehört zu einem Zertifikat dieser Datei
console-key-alone = gehört zu keinem Zertifikat dieser Datei
console-request = Anforderung (CSR) von { $subject }, Namen: { $names }, Schlüssel { $key }, { $signature }
console-locked = Ein Teil dieser Datei ist verschlossen; geben Sie das Kennwort mit --password-file.
error-console-no-subject =
    .what = „{ $text }“ ist weder eine Datei noch eine Adresse.
    .todo = Prüfen Sie den Namen der Datei, oder schreiben Sie eine Adresse wie 192.168.1.64.
cancel = Abbrechen
open = Öffnen
check-again = Noch einmal prüfen
kind-certificate = Zertifikate, Schlüssel und Anforderungen
open-request = Eine Anforderung (CSR) für „{ $name }“, { $key }.
open-key = Diese Datei enthält einen privaten Schlüssel und kein Zertifikat.
open-key-more = camseal zeigt Schlüssel nie. Bewahren Sie sie dort auf, wo sonst niemand sie lesen kann.
open-no-root = Darin ist keine Zertifizierungsstelle, der dieser PC vertrauen könnte.
open-locked = Diese Datei ist verschlossen.
open-passphrase = Passphrase der Datei
open-passphrase-wrong = Das ist nicht ihre Passphrase. Durch Probieren wird nichts gesperrt.

## Fenster: Zertifikat ansehen
viewer-open = Öffnen…
viewer-export = Speichern…
viewer-exported = Gespeichert.
viewer-asking = Dieser PC öffnet die Kamera…
viewer-trusted = Dieser PC vertraut { $address } bis { $date }
viewer-trusted-how = { $days ->
    [one] Noch { $days } Tag.
   *[other] Noch { $days } Tage.
} Dieser PC hat sich um { $clock } verbunden und das Zertifikat angenommen.
viewer-ended = Dieses Zertifikat endete am { $date }
viewer-ended-how = Alle Programme lehnen es ab. Geben Sie dem Gerät ein neues.
viewer-not-yet = Dieses Zertifikat gilt erst ab { $date }
viewer-not-yet-how = Prüfen Sie die Uhr dieses PCs; stimmt sie, warten Sie oder stellen ein neues aus.
viewer-root = Stammzertifikat „{ $name }“, gültig bis { $date }
viewer-root-how = PCs, die es kennen, vertrauen den Kameras, die es signiert hat. Dieser PC kennt es nicht.
viewer-root-trusted = Dieser PC vertraut „{ $name }“ bis { $date }
viewer-root-trusted-how = Jeder Kamera, die es signiert hat, wird hier vertraut.
viewer-file = Zertifikat „{ $name }“, gültig bis { $date }
viewer-file-how = Aus einer Datei: keine Kamera wurde gefragt. Ob ein Programm es annimmt, zeigt sich, wenn die Kamera es vorzeigt.
viewer-trust = Diesen PC vertrauen lassen
viewer-works-for = Gilt für
viewer-opened = geöffnet
viewer-address = Adresse
viewer-name = Name
viewer-other = anderes
viewer-not-in-it = geöffnet, steht nicht darin
viewer-no-names = gar kein Name: kein Browser nimmt es irgendwo an
viewer-signed-by = Signiert von
viewer-found = Gefunden
viewer-issuer-missing = Nicht hier
viewer-issuer-missing-more = Ihr Zertifikat wurde nicht mitgeschickt
viewer-issuer-missing-why = ein Stammzertifikat muss nicht mit
viewer-kind-root = Stammzertifikat
viewer-kind-intermediate = Zwischenzertifikat
viewer-kind-this = Dieses Zertifikat
viewer-kind-other = Zertifikat
viewer-link = { $kind }, { $key }, bis { $date }
viewer-link-limited = { $more }, auf bestimmte Namen beschränkt
viewer-in-store = Im Speicher dieses PCs
viewer-sent = Von der Kamera geschickt
viewer-in-file = In der Datei
viewer-fingerprint = Fingerabdruck
viewer-sha256 = SHA-256
viewer-sha1 = SHA-1, den allein Windows zeigt
viewer-read-aloud = Zum Vorlesen
viewer-technical = Technische Einzelheiten
viewer-technical-inside = Seriennummer, Schlüssel, Erweiterungen, PEM
viewer-subject = Inhaber
viewer-issuer = Aussteller
viewer-serial = Seriennummer
viewer-version = Version
viewer-from = Gültig ab
viewer-to = Gültig bis
viewer-key = Schlüssel
viewer-signature = Signiert mit
viewer-authority = Zertifizierungsstelle
viewer-authority-yes = ja
viewer-authority-length = ja, mit höchstens { $length } Zertifizierungsstellen darunter
viewer-authority-no = nein
viewer-usage = Schlüssel darf
viewer-purposes = Gemacht für
viewer-limits = Beschränkt auf
viewer-limits-count = { $permitted } Bereiche erlaubt, { $excluded } verboten
viewer-extensions = Erweiterungen
viewer-critical = kritisch: muss verstanden werden
viewer-pem = PEM

## Fenster: was ein Arzt fragt
doctor-title = Warum ist es nicht sicher?
doctor-lead = camseal steigt Sprosse für Sprosse und hält bei der ersten, die bricht. Nachsehen ändert nichts.
doctor-example = Adresse, zum Beispiel https://192.168.1.64
doctor-wrong = Das ist keine Adresse. Schreiben Sie sie wie im Browser, zum Beispiel 192.168.1.64 oder kamera.local:8443.
doctor-check = Prüfen
doctor-copy = Ergebnis kopieren
doctor-not-asked = noch nicht gefragt
doctor-whole = Jede Sprosse hält: dieser PC nimmt es an
doctor-whole-more = Warnt ein Browser trotzdem, schließen Sie ihn ganz und öffnen ihn neu.
doctor-reachable = Die Kamera antwortet
doctor-port = Ihr HTTPS-Port ist offen
doctor-tls = Die Verbindung ist neu genug
doctor-chain = Das Zertifikat führt zu einer Zertifizierungsstelle
doctor-name = Das Zertifikat gilt für diese Adresse
doctor-dates = Die Daten passen zur Uhr dieses PCs und der Kamera
doctor-root = Dieser PC kennt die Zertifizierungsstelle
doctor-no-certificate = Es war kein Zertifikat zu sehen.
doctor-made-for = Das Zertifikat gilt für
doctor-ends = Es endet
doctor-ends-when = { $date }, { $when }
doctor-view = Zertifikat ansehen

## Fenster: ein Stammzertifikat in die Speicher
trusting-title = Diesen PC vertrauen lassen
trusting-lead = Ein Stammzertifikat kommt hinein. Jeder Kamera, die es signiert hat, wird hier dann vertraut.
trusting-limited = auf bestimmte Namen beschränkt
trusting-unlimited = nicht beschränkt: es könnte für jeden Namen bürgen
trusting-root = Stammzertifikat, { $limited }, bis { $date }
trusting-fingerprint = Fingerabdruck (SHA-256): vergleichen Sie ihn mit dem, den man Ihnen nannte
trusting-view = Ansehen
trusting-where = Wo
trusting-today = Heute
trusting-after = Danach
trusting-system = Dieser PC, für alle
trusting-chromium = Chrome, Chromium und Edge dieses Benutzers
trusting-firefox = Firefox
trusting-in = Vertraut
trusting-untrusted = Vorhanden, aber nicht vertraut
trusting-absent = Nicht vorhanden
trusting-added = Kommt hinein
trusting-stays = Nichts ändert sich
trusting-no-stores = camseal kennt auf diesem PC keinen Zertifikatsspeicher. Installieren Sie das Stammzertifikat von Hand.
trusting-asks = Dieser PC fragt einmal um Erlaubnis. Dann liest camseal den Speicher zurück.
trusting-install = Installieren
trusting-done = Installiert und zurückgelesen.
trusting-done-more = Dieser PC vertraut, was diese Stelle signiert hat. Starten Sie offene Browser neu.

## Eine Anforderung signieren
signing-lead = Der Schlüssel bleibt im Gerät. Es bekommt nur ein Zertifikat, signiert von der Zertifizierungsstelle eines Ihrer Standorte.
signing-none = Wählen Sie die Anforderung, die das Gerät erstellt hat, oder ziehen Sie die Datei auf dieses Fenster.
signing-browse = Anforderung wählen…
signing-another = Andere Anforderung…
signing-kind = Anforderungen (CSR)
signing-asked = Gewünscht: { $names }
signing-no-names = keine Adresse und kein Name
signing-by = Signiert von der Zertifizierungsstelle von
signing-no-sites = Keiner der letzten Standorte hat eine Zertifizierungsstelle. Öffnen Sie eine Standortdatei, oder beginnen Sie einen neuen Standort und erstellen Sie dort eine.
signing-names = Adressen und Namen, für die das Zertifikat gilt
signing-names-more = Was in der Adresszeile des Browsers steht, wenn das Gerät geöffnet ist. Mehrere mit Leerzeichen trennen.
signing-names-wrong = „{ $part }“ ist weder eine Adresse noch ein Name.
signing-passphrase = Passphrase der Zertifizierungsstelle dieses Standorts
signing-sign = Signieren
signing-needs-site = Wählen Sie den Standort, dessen Zertifizierungsstelle signiert.
signing-needs-names = Geben Sie Adresse oder Namen des Geräts ein.
signing-needs-passphrase = Geben Sie die Passphrase ein.
signing-done = Signiert. Das Zertifikat gilt bis { $date }.
signing-done-more = Speichern Sie es als PEM-Datei und laden Sie es auf dem Gerät hoch, dort wo die Anforderung erstellt wurde.

## verdicts: one per client
finding-too-long =
    .what = Das Zertifikat gilt { $days } Tage; erlaubt sind { $limit }.
    .todo = Geben Sie der Kamera ein Zertifikat, das höchstens 825 Tage gilt; die von camseal tun das.
finding-address-as-name =
    .what = Im Zertifikat steht { $asked } nur als Name, nicht als Adresse; Browser suchen dort nicht.
    .todo = Geben Sie der Kamera ein neues Zertifikat; camseal schreibt Adressen als Adressen.
finding-wide-wildcard =
    .what = Das Zertifikat ist für „{ $name }“, ein Platzhalter, den dieses Programm nicht annimmt.
    .todo = Geben Sie der Kamera ein Zertifikat für ihren eigenen Namen oder ihre Adresse.
finding-no-purpose =
    .what = Das Zertifikat sagt nicht, dass es für Server ist (erweiterte Schlüsselverwendung).
    .todo = Geben Sie der Kamera ein neues Zertifikat; camseal schreibt den Zweck hinein.
finding-wrong-key-usage =
    .what = Das Zertifikat erlaubt seinem Schlüssel diese Verbindung nicht ({ $needed } fehlt in der Schlüsselverwendung).
    .todo = Geben Sie der Kamera ein neues Zertifikat; camseal schreibt die richtige Verwendung hinein.
finding-unsupported-key =
    .what = Dieses Programm nimmt einen Schlüssel dieser Art nicht an ({ $key }).
    .todo = Geben Sie der Kamera einen Schlüssel der Art RSA-2048 oder P-256.
finding-unknown-critical =
    .what = Das Zertifikat hat eine Erweiterung ({ $oid }), die verstanden werden muss, und dieses Programm kennt sie nicht.
    .todo = Geben Sie der Kamera ein neues Zertifikat ohne sie.
finding-malformed =
    .what = Das Zertifikat ist nicht richtig geschrieben ({ $detail }).
    .todo = Geben Sie der Kamera ein neues Zertifikat.
finding-old-certificate =
    .what = Ein Zertifikat hat die alte X.509-Version { $version }, die dieses Programm hier nicht annimmt.
    .todo = Geben Sie der Kamera ein neues Zertifikat, von einer Zertifizierungsstelle heutiger Form.
finding-issuer-dates =
    .what = Die Zwischenstelle „{ $issuer }“ gilt nur von { $from } bis { $until }.
    .todo = Prüfen Sie die Uhr dieses Computers; stimmt sie, signieren Sie mit einer gültigen Zertifizierungsstelle.
finding-issuer-not-authority =
    .what = „{ $issuer }“ hat das Zertifikat signiert, ist aber nicht als Zertifizierungsstelle gekennzeichnet.
    .todo = Legen Sie mit camseal eine neue Zertifizierungsstelle an und sichern Sie die Kamera damit.
finding-issuer-may-not-sign =
    .what = „{ $issuer }“ hat das Zertifikat signiert, darf aber nach der eigenen Schlüsselverwendung keines signieren.
    .todo = Legen Sie mit camseal eine neue Zertifizierungsstelle an und sichern Sie die Kamera damit.
finding-issuer-for-others =
    .what = Die Zertifizierungsstelle „{ $issuer }“ darf für anderes bürgen, aber nicht für Server.
    .todo = Legen Sie mit camseal eine neue Zertifizierungsstelle an und sichern Sie die Kamera damit.
finding-path-too-long =
    .what = Die Zertifizierungsstelle „{ $issuer }“ erlaubt weniger Stellen unter sich, als es gibt (Pfadlänge).
    .todo = Unterschreiben Sie das Zertifikat der Kamera mit ihr selbst, ohne eine dazwischen.
finding-name-form =
    .what = Der Name des Ausstellers „{ $issuer }“ ist im Zertifikat der Kamera anders geschrieben als im Stamm; dieses Programm vergleicht Byte für Byte.
    .todo = Geben Sie der Kamera ein neues Zertifikat; camseal übernimmt den Namen genau.
finding-key-id-mismatch =
    .what = Das Zertifikat verlangt einen anderen Schlüssel von „{ $issuer }“ als den, dem vertraut wird.
    .todo = Installieren Sie den Stamm, mit dem es signiert wurde, oder geben Sie der Kamera ein neues Zertifikat.
finding-root-not-yet-valid =
    .what = Der Stamm „{ $root }“ gilt erst ab { $date }.
    .todo = Prüfen Sie die Uhr dieses Computers; stimmt sie, legen Sie eine neue Zertifizierungsstelle an.
finding-device-as-root =
    .what = Das eigene Zertifikat der Kamera wurde unter die vertrauten Stämme gelegt; dieses Programm nimmt das nicht an.
    .todo = Nehmen Sie es heraus, und sichern Sie die Kamera mit einem Zertifikat Ihrer eigenen Zertifizierungsstelle.
finding-reused-serial =
    .what = Ein anderes Zertifikat desselben Ausstellers hat dieselbe Seriennummer ({ $serial }); Firefox lehnt das zweite ab.
    .todo = Geben Sie der Kamera ein neues Zertifikat; die Nummern von camseal sind zufällig.
finding-not-strict =
    .what = Strenge Programme lehnen dieses Zertifikat ab: { $detail }.
    .todo = Geben Sie der Kamera ein neues Zertifikat von einer mit camseal angelegten Zertifizierungsstelle.
finding-not-measured =
    .what = Wie dieses Programm diesen Punkt beurteilt, ist nicht bekannt ({ $of }).
    .todo = Öffnen Sie die Kamera in diesem Programm und sehen Sie nach.
## Speicher: Störungen und die Suche nach falsch Abgelegtem
error-truststore-denied =
    .what = Das System lässt dieses Konto { $place } nicht ändern; es wurde nichts geändert.
    .todo = Lassen Sie camseal nach Administratorrechten fragen, oder geben Sie diesem Konto dort Schreibrecht.
error-truststore-read-only =
    .what = { $place } ist schreibgeschützt (Datenträger oder Ordner). Es wurde nichts geändert.
    .todo = Machen Sie den Datenträger beschreibbar, oder nehmen Sie den Weg des Systems (ein unveränderliches System ändert sein Abbild), dann erneut versuchen.
error-truststore-disk-full =
    .what = Für { $place } ist kein Platz mehr; es wurde nichts geändert.
    .todo = Schaffen Sie Platz auf diesem Datenträger, dann erneut versuchen.
error-truststore-busy =
    .what = Ein anderes Programm hält { $place } offen und lässt niemanden hinein; es wurde nichts geändert.
    .todo = Schließen Sie den Browser, der ihn benutzt, dann erneut versuchen.
error-truststore-damaged =
    .what = { $place } ist nicht zu verstehen; camseal hat nichts daran geändert.
    .todo = Öffnen Sie es mit dem Programm, zu dem es gehört, bringen Sie es dort in Ordnung, dann erneut versuchen.
error-truststore-by-hand =
    .what = camseal ändert { $place } nicht: Eine Geräteverwaltung hat das Zertifikat dort abgelegt, oder ein privater Schlüssel liegt dabei.
    .todo = Fragen Sie, wer diesen Rechner verwaltet, oder entfernen Sie es im Zertifikatfenster des Systems, nachdem der Schlüssel gesichert ist.
error-truststore-not-mended =
    .what = Nach der Änderung antwortet { $place } noch nicht, wie es sein soll.
    .todo = Schließen Sie offene Browser und sehen Sie noch einmal nach; die Einzelheiten zeigen die Antwort des Speichers.
finding-stray-own-root-misplaced =
    .what = Das Stammzertifikat des Standorts liegt am falschen Platz, wo kein Browser es fragt ({ $place }).
    .todo = Lassen Sie camseal es zu den vertrauten Stammzertifikaten verschieben.
finding-stray-own-root-untrusted =
    .what = Das Stammzertifikat des Standorts ist da, aber nicht für Websites vertraut ({ $place }).
    .todo = Lassen Sie camseal ihm das fehlende Vertrauen geben.
finding-stray-own-root-for-one-user =
    .what = Dem Stammzertifikat des Standorts vertraut hier nur eine Person ({ $place }).
    .todo = Lassen Sie camseal es in den Speicher für alle an diesem Rechner verschieben.
finding-stray-own-root-twice =
    .what = Dem Stammzertifikat des Standorts wird zweimal vertraut: von allen und noch einmal von einer Person ({ $place }).
    .todo = Lassen Sie camseal den zweiten Eintrag entfernen; dann geht es später an einer Stelle wieder heraus.
finding-stray-root-with-key =
    .what = Der private Schlüssel der Zertifizierungsstelle „{ $title }“ liegt auf diesem Rechner bei ihrem Zertifikat ({ $place }).
    .todo = Sichern Sie den Schlüssel anderswo und entfernen Sie dann beides von Hand; für das Vertrauen reicht das Zertifikat.
finding-stray-site-root-misplaced =
    .what = Das Stammzertifikat von { $site } liegt am falschen Platz, wo kein Browser es fragt ({ $place }).
    .todo = Lassen Sie camseal es zu den vertrauten Stammzertifikaten verschieben, oder entfernen Sie es, wenn Sie den Standort nicht mehr betreuen.
finding-stray-root-misplaced =
    .what = Das Stammzertifikat „{ $title }“ liegt am falschen Platz, wo kein Browser es fragt ({ $place }).
    .todo = Wenn es hier gewollt ist, lassen Sie camseal es zu den vertrauten Stammzertifikaten verschieben.
finding-stray-earlier-try =
    .what = „{ $title }“ ist das Stammzertifikat eines früheren Versuchs für diesen Standort, mit einem anderen Schlüssel ({ $place }).
    .todo = Lassen Sie camseal es entfernen; keine Kamera dieses Standorts benutzt es noch.
finding-stray-expired-root =
    .what = Das Stammzertifikat „{ $title }“ ist am { $date } abgelaufen ({ $place }).
    .todo = Entfernen Sie es; was es signiert hat, gilt nirgends mehr.
finding-stray-same-name =
    .what = Zwei Stammzertifikate heißen „{ $title }“ und haben verschiedene Schlüssel; dies ist das ältere, das andere ist { $other } ({ $place }).
    .todo = Entfernen Sie das, das keine Kamera mehr benutzt.
finding-stray-leaf-as-root =
    .what = „{ $title }“ ist keine Zertifizierungsstelle, liegt aber bei den vertrauten Stammzertifikaten ({ $place }).
    .todo = Entfernen Sie es; Chrome weist so einen Eintrag ab, und das Stammzertifikat des Standorts tut seine Arbeit.
finding-stray-device-as-root =
    .what = Das eigene Zertifikat der Kamera { $address } liegt bei den vertrauten Stammzertifikaten ({ $place }).
    .todo = Entfernen Sie es; das Stammzertifikat des Standorts bürgt für die Kamera.
finding-stray-device-misplaced =
    .what = Das eigene Zertifikat der Kamera { $address } liegt auf diesem Rechner, wo es keine Wirkung hat ({ $place }).
    .todo = Entfernen Sie es; das Stammzertifikat des Standorts bürgt für die Kamera.
finding-stray-vendor-root =
    .what = Der private Schlüssel des vertrauten Stammzertifikats „{ $title }“ steckt in { $cameras } Kameras: Wer eine öffnet, kann diesem Rechner jede Website vorspielen ({ $place }).
    .todo = Entfernen Sie es jetzt, und geben Sie den Kameras Zertifikate des Standorts.
finding-stray-root-from-cameras =
    .what = Das vertraute Stammzertifikat „{ $title }“ kommt mit { $cameras ->
        [one] einer Kamera
       *[other] { $cameras } Kameras
    } und gehört zu keinem Standort dieses Rechners; der Hersteller hat seinen Schlüssel vielleicht in jede Kamera gelegt ({ $place }).
    .todo = Wenn weder Sie noch die IT des Kunden es gemacht haben, entfernen Sie es.
finding-stray-weak-root =
    .what = Das vertraute Stammzertifikat „{ $title }“ hat einen zu kurzen Schlüssel ({ $key }) ({ $place }).
    .todo = Entfernen Sie es; solche Schlüssel lassen sich ausrechnen, Apple und Windows weisen sie ab.
trust-user = Das System, nur für diese Person
trust-chromium-policy = Chrome, Chromium und Edge, durch Richtlinie für alle
trust-firefox-policy = Firefox, durch Richtlinie für alle
trust-java = Java-Programme

## the doctor: clocks, video, dangers, clients
rung-clients = Alle Programme
rung-passed-clients = Angenommen von: { $clients }.
rung-passed-clients-unknown = Dieser Computer nimmt es an.
finding-other-service =
    .what = { $address } spricht an Port { $port } { $service }, nicht HTTPS.
    .todo = Den HTTPS-Port der Kamera angeben, oder prüfen, ob hier ein anderes Gerät steht.
finding-chain-too-large =
    .what = { $address } sendet mehr Zertifikate, als irgendein Programm annimmt.
    .todo = Der Kamera ein neues Zertifikat geben; camseal lädt nur das Nötige hoch.
finding-clock-behind =
    .what = Die Uhr dieses Computers geht falsch: Hier wurde schon am { $date } etwas gespeichert.
    .todo = Datum und Uhrzeit dieses Computers stellen, dann noch einmal prüfen.
finding-client-untrusted-root =
    .what = Für { $client } ist „{ $issuer }“, von dem das Zertifikat signiert ist, nicht vertrauenswürdig.
    .todo = Installieren Sie das Stammzertifikat der Zertifizierungsstelle in dem Speicher, der für { $client } gilt.
finding-client-self-signed =
    .what = Das Zertifikat der Kamera bürgt nur für sich selbst; für { $client } hat es niemand Vertrauenswürdiges signiert.
    .todo = Sichern Sie die Kamera mit einem Zertifikat Ihrer eigenen Zertifizierungsstelle und installieren Sie deren Stammzertifikat hier.
finding-client-refuses =
    .what = Abgelehnt von { $client }. { $what }
    .todo = { $todo }
video-both = Video: antwortet offen (RTSP) und verschlüsselt (RTSPS). Im Rekorder RTSPS wählen.
video-plain = Video: nur offen (RTSP). Das Schloss schützt die Webseite, nicht die Bilder auf dem Weg zum Rekorder.
video-encrypted = Video: nur verschlüsselt (RTSPS).
video-none = Video: An den üblichen Ports antwortet nichts, darüber ist also nichts bekannt.
danger-vendor-root =
    .what = „{ $root }“ sieht aus wie die Zertifizierungsstelle, die { $vendor } samt privatem Schlüssel in seine Geräte einbaut. Wer so ein Gerät hat, kann einem Computer, der ihr vertraut, jede Webseite vortäuschen.
    .todo = Dieses Stammzertifikat nicht installieren. Die Kamera mit der eigenen Zertifizierungsstelle des Standorts sichern und das Stammzertifikat des Herstellers von jedem Computer entfernen.
danger-factory-key =
    .what = Das ist das Werkszertifikat von { $vendor }; sein privater Schlüssel ist in jedem solchen Gerät derselbe und veröffentlicht.
    .todo = Die Kamera mit einem eigenen Zertifikat sichern.
danger-root-in-device =
    .what = Die Kamera sendet die Zertifizierungsstelle „{ $root }“, die für die private Adresse { $name } signiert hat. Wenn es nicht Ihre eigene ist, liegt ihr privater Schlüssel in der Kamera.
    .todo = Nur installieren, wenn bekannt ist, wer ihren Schlüssel hat. Sonst die Kamera mit der eigenen Zertifizierungsstelle des Standorts sichern.
danger-shared-root =
    .what = { $count } Kameras senden dieselbe Zertifizierungsstelle, „{ $root }“: { $cameras }. Wenn es nicht Ihre eigene ist, hat vielleicht ein Hersteller ihren privaten Schlüssel in jede eingebaut.
    .todo = Nur installieren, wenn bekannt ist, wer ihren Schlüssel hat. Sonst die Kameras mit der eigenen Zertifizierungsstelle des Standorts sichern.
danger-shared-certificate =
    .what = { $count } Kameras haben genau dasselbe Zertifikat: { $cameras }. Wer eine davon öffnet, kann alle vortäuschen.
    .todo = Jeder Kamera ein eigenes Zertifikat geben.
danger-shared-key =
    .what = { $count } Kameras benutzen denselben privaten Schlüssel: { $cameras }. Wer eine davon öffnet, kann alle vortäuschen.
    .todo = Jeder Kamera einen eigenen Schlüssel geben; am besten macht sie ihn selbst.
danger-reused-serial =
    .what = Verschiedene Zertifikate tragen dieselbe Seriennummer ({ $serial }): { $cameras }. Firefox lehnt sie mit SEC_ERROR_REUSED_ISSUER_AND_SERIAL ab.
    .todo = Diese Kameras mit der Zertifizierungsstelle des Standorts sichern; deren Seriennummern wiederholen sich nie.
danger-remade =
    .what = Die Kamera hat sich ein neues Zertifikat mit der alten Seriennummer ({ $serial }) gemacht. Firefox lehnt das mit SEC_ERROR_REUSED_ISSUER_AND_SERIAL ab.
    .todo = Die Kamera mit der Zertifizierungsstelle des Standorts sichern, damit sie keine eigenen mehr macht.
danger-made-without-clock =
    .what = Das Zertifikat beginnt am { $date }: Das Gerät hat es gemacht, bevor seine Uhr gestellt war.
    .todo = Die Uhr der Kamera und einen Zeitserver einstellen, dann ein neues Zertifikat geben.
danger-device-as-root =
    .what = Das eigene Zertifikat des Geräts liegt unter den vertrauten Stammzertifikaten dieses Computers. Manche Browser nehmen das an, andere nicht, und mit dem nächsten Zurücksetzen ist es vorbei.
    .todo = Wieder entfernen und die Kamera mit der Zertifizierungsstelle des Standorts sichern.
client-this-pc = Dieser Computer
client-chrome = Chrome, Edge
client-firefox = Firefox
client-apple = Safari auf iPhone und Mac
client-windows = Windows-Programme
client-openssl = OpenSSL, curl
client-java = Java-Programme
doctor-clients = Alle Programme nehmen es an
console-tidy-nothing = Nichts liegt, wo es nicht hingehört.
console-tidy-mended = in Ordnung gebracht und noch einmal nachgesehen
console-tidy-only = in Ordnung bringen: trust tidy --only { $sha256 }
## Windows
finding-only-this-user =
    .what = Nur Ihr Windows-Konto vertraut diesem Stammzertifikat; andere an diesem Rechner sehen weiterhin „Nicht sicher“.
    .todo = Installieren Sie das Stammzertifikat noch einmal mit Administratorrechten, in den Speicher für alle.
error-truststore-refused =
    .what = Windows hat { $place } nicht geändert.
    .todo = Lesen Sie den Grund unter Details und versuchen Sie es erneut; camseal sieht zuerst nach, was da ist.
pin-same = Dasselbe Zertifikat wie beim letzten Mal.
pin-by-us = Ein anderes Zertifikat als beim letzten Mal; es wurde hier gemacht.
pin-changed = Ein anderes Zertifikat als beim letzten Mal, und niemand weiß, warum.
state-unknown = Keine Antwort
state-http-only = Nur HTTP
state-device = HTTPS (eigenes Zertifikat des Geräts)
state-trusted = HTTPS (vertraut)
state-changed = Geändert
finding-pin-changed =
    .what = Die Kamera zeigt ein anderes Zertifikat als beim letzten Mal, und es wurde nicht hier gemacht.
    .todo = Klären Sie, ob sie zurückgesetzt, getauscht oder aktualisiert wurde. Dann beide Zertifikate vergleichen und das neue annehmen.
finding-ends-soon =
    .what = Das Zertifikat endet in { $days ->
        [one] einem Tag
       *[other] { $days } Tagen
    }.
    .todo = Erneuern Sie es bei diesem Besuch.
audit-red = nicht sicher
audit-amber = Achtung
audit-green = sicher
audit-unknown = keine Antwort
audit-title = Zertifikate der Kameras
audit-title-site = Zertifikate der Kameras: { $site }
audit-language = de
audit-lead = { $count ->
    [one] Eine Kamera
   *[other] { $count } Kameras
}, angesehen am { $moment } mit camseal. Nichts wurde verändert.
audit-dangers = Gefahren
audit-column-light = Zustand
audit-column-camera = Kamera
audit-column-found = Befund
audit-column-certificate = Zertifikat
audit-column-clients = Angenommen von
audit-until = bis { $date } ({ $days } Tage)
error-console-nothing-to-check =
    .what = Es gibt keine Adresse zu prüfen.
    .todo = Geben Sie eine oder mehrere Adressen an, eine Datei mit --list oder einen Standort mit Kameras.
error-console-accept-one =
    .what = Ein geändertes Zertifikat wird für eine Kamera nach der anderen angenommen.
    .todo = Nennen Sie eine Adresse, sehen Sie beide Zertifikate an und nehmen Sie dann an.
error-console-no-camera =
    .what = { $address } ist keine Kamera dieses Standorts.
    .todo = Geben Sie die Adresse so an, wie der Standort sie zeigt.
console-check-same = { $what } Es gilt seit { $date }.
console-check-before = Beim letzten Mal
console-check-now = Jetzt
console-check-accepted = Angenommen: Von der Kamera wird ab jetzt dieses Zertifikat erwartet.
console-check-stores = Das Stammzertifikat „{ $root }“ in den Speichern dieses Computers:
console-check-store-trusted = vertraut
console-check-store-untrusted = vorhanden, aber nicht vertraut
console-check-store-absent = nicht vorhanden
console-check-store-unknown = hat nicht geantwortet
console-check-camera-clock = Uhr der Kamera: { $moment }
console-check-danger = Gefahr: { $what }
console-check-note = Gut zu wissen: { $what }
console-check-saved = Gespeichert: { $path }
console-check-red = { $count } nicht sicher
console-check-amber = { $count } mit Hinweis
console-check-green = { $count } sicher
console-check-unknown = { $count } ohne Antwort
doctor-accepted = Angenommen. Dieses Zertifikat gilt ab jetzt.
doctor-picks = Bekannte Kameras
doctor-site-unnamed = Standort ohne Namen
doctor-whole-site = { $site } prüfen ({ $count ->
    [one] eine Kamera
   *[other] { $count } Kameras
})
doctor-camera-clock = Die Uhr der Kamera
doctor-known-since = Bekannt seit
doctor-known-at = { $date }, unter { $address }
doctor-programs = Was jedes Programm sagt
doctor-stores = Wo „{ $root }“ vertraut wird
doctor-before = Beim letzten Mal, seit { $date }
doctor-now = Jetzt
doctor-changed-why = Ein Zurücksetzen, eine getauschte Kamera oder neue Firmware erklärt das; jemand in der Mitte auch. Fragen Sie nach, bevor Sie annehmen.
doctor-accept = Das neue annehmen
doctor-accept-more = Nur das Gedächtnis dieses Computers ändert sich, nichts an der Kamera.
doctor-issuer = Unterschrieben von
doctor-made-on = Gemacht am
doctor-mend-trust = Diesem PC das Vertrauen geben
doctor-mend-renew = Für { $address } erneuern
doctor-mend-secure = { $address } sichern
doctor-not-reachable = Die Kamera antwortet nicht
doctor-not-port = Ihr HTTPS-Port ist nicht offen
doctor-not-tls = Die Verbindung ist zu alt
doctor-not-chain = Das Zertifikat ist nicht in Ordnung
doctor-not-name = Das Zertifikat ist nicht für diese Adresse gemacht
doctor-not-dates = Die Daten passen nicht
doctor-not-root = Dieser PC kennt die Zertifizierungsstelle nicht
doctor-not-clients = Nicht jedes Programm nimmt es an
doctor-list-title = Viele Kameras
doctor-list-site = Kameras von { $site }
doctor-list-busy = { $done } von { $all } haben geantwortet. Nachsehen verändert nichts.
doctor-list-lead = { $all } Kameras. Drücken Sie eine, um zu sehen, warum.
doctor-list-save = Die Liste speichern
doctor-list-html = Als Seite speichern
doctor-list-csv = Als Tabelle speichern
doctor-list-saved = Die Liste ist gespeichert
trust-change-trust = setzt sie in { $place } auf vertraut; das System fragt nach Ihrem Einverständnis
finding-browser-never-started =
    .what = { $browser } ist installiert, wurde hier aber nie gestartet und hat deshalb noch keinen Platz für Zertifikate.
    .todo = Starten Sie ihn einmal, schließen Sie ihn, dann camseal noch einmal nachsehen lassen.
finding-firefox-reads-system =
    .what = Firefox liest auf diesem Rechner den Speicher des Systems (seit Version 120); er braucht keinen eigenen Eintrag.
    .todo = Nichts; schließen und öffnen Sie Firefox einmal, nachdem das Stammzertifikat eingetragen ist.
finding-firefox-ignores-system =
    .what = Firefox wurde auf diesem Rechner angewiesen, den Speicher des Systems nicht zu lesen.
    .todo = Lassen Sie camseal es durch die Richtlinie { $place } wieder einschalten (Speicher „firefox-system“).

## Families of makers
family-uniview = Uniview (LAPI)
family-tvt = TVT-Rekorder (NVMS-9000)
family-dahua = Dahua, Amcrest, Lorex
family-hikvision = Hikvision
evidence-half = halb: HTTPS über die eigene Schnittstelle, das Zertifikat über ONVIF oder von Hand
warning-maker-only =
    .what = Diesen Weg zeigen die Seiten des Herstellers; von einem Lauf auf einem echten Gerät hat niemand berichtet.
    .todo = Mit einem Gerät dieses Modells beginnen und das Ergebnis ansehen.
warning-two-interfaces =
    .what = HTTPS und Uhr stellt die eigene Schnittstelle ein, weil die meisten Geräte das können; das Zertifikat kommt über { $other } hinein, weil der eigene Weg dafür nicht öffentlich ist.
    .todo = Nichts. Hat ONVIF auf diesem Gerät eigene Konten, dann wird dort eines mit demselben Namen und Passwort gebraucht.

## Weitere Seiten der Zertifikatsansicht
viewer-compare = Vergleichen…
viewer-clients = Was jedes Programm dazu sagt
viewer-fields = Felder
viewer-valid = Gültig
viewer-valid-span = { $from } bis { $to }
viewer-days = { $days ->
    [one] { $days } Tag
   *[other] { $days } Tage
}
viewer-serial-bits = { $bits } Bit
viewer-key-mark = SHA-256 des Schlüssels: { $mark }
viewer-and-more = { $some } und { $count } weitere
viewer-key-ask = Gehört ein Schlüssel zu diesem Zertifikat?
viewer-key-ask-how = Der Schlüssel wird nur verglichen und nicht behalten.
viewer-key-pick = Schlüssel wählen…
viewer-key-another = Anderer Schlüssel…
viewer-key-belongs = { $file } gehört zu diesem Zertifikat.
viewer-key-other = { $file } gehört nicht zu diesem Zertifikat.
viewer-key-other-how = Zusammen nimmt sie keine Kamera an. Suchen Sie den Schlüssel, der mit diesem Zertifikat entstand.
viewer-key-locked = Passphrase von { $file }
kind-key = Private Schlüssel
validity-days-left = Tage übrig
validity-clock = Uhr der Kamera: { $date }
validity-clock-before = Uhr der Kamera: { $date }, vor dem Beginn
validity-clock-after = Uhr der Kamera: { $date }, nach dem Ende
export-title = Speichern als
export-why = Keine dieser Dateien enthält einen privaten Schlüssel.
export-pem = Zertifikat als Text (.crt)
export-pem-for = Was die meisten Kameras, Linux und Webseiten wollen
export-der = Zertifikat, binär (.cer)
export-der-for = Was Windows und Java wollen
export-chain = Kette als Text (.pem)
export-chain-for = Das Zertifikat und alles darüber, was hier ist
export-p7b = Kette für Windows (.p7b)
export-p7b-for = Dasselbe in einer binären Datei
compare-title = Vergleich
compare-this = Dieses Zertifikat
compare-that = Das andere
compare-other = Andere Datei…
compare-close = Schließen
compare-same = Dasselbe Zertifikat
compare-same-how = Jedes Byte der beiden ist gleich.
compare-differs = { $count ->
    [one] Sie unterscheiden sich in { $count } Punkt
   *[other] Sie unterscheiden sich in { $count } Punkten
}
compare-one-key = Beide enthalten denselben Schlüssel: eines folgte auf das andere.
compare-two-keys = Sie enthalten verschiedene Schlüssel.
compare-same-key = Kennzeichen des Schlüssels
compare-locked = Die Datei ist verschlüsselt. Öffnen Sie sie zuerst und vergleichen Sie von dort.
usage-sign = Verbindungen signieren
usage-commit = Dokumente signieren
usage-key = am Schlüsselaustausch teilnehmen
usage-content = Inhalte verschlüsseln
usage-agree = Schlüssel vereinbaren
usage-certificates = Zertifikate signieren
usage-revocation = Sperrlisten signieren
viewer-moment = { $day }, { $clock } UTC

## Einfügen
paste-locked = Das Eingefügte ist verschlüsselt. Speichern Sie es als Datei und ziehen Sie diese auf das Fenster.
trust-strays = Zertifikate am falschen Platz
trust-stray-mended = In Ordnung gebracht und noch einmal nachgesehen.
trust-stray-print = SHA-256 { $print }
trust-stray-remove = Entfernen
trust-stray-move = Verschieben
trust-taken-out = Entfernt und zurückgelesen
trust-still-there = Noch da
trust-row-remove = Entfernen
trust-row-add = Eintragen
error-console-not-exported =
    .what = { $path } wäre endgültig weg: Niemand hat gesagt, ob eine Kopie gewünscht ist. Es wurde nichts geändert.
    .todo = Nennen Sie einen Platz für die Kopie: --export DATEI. Oder stimmen Sie zu, dass keine bleibt: --without-export.
console-forget-exported = Kopiert nach { $path }; die Kopie wurde einmal geöffnet.
console-forget-done = Von { $name } ist auf diesem Rechner nichts mehr da.
console-forget-not-yet = { $name } ist noch auf diesem Rechner.
console-forget-left = Schlüssel von Geräten, die von Hand gemacht wurden, liegen noch in { $path }; löschen Sie diesen Ordner selbst.
## By hand, guided
page-usually = meist unter { $path }
page-sunell = Setting > System > Security > HTTPS Certificate: Server Cert und Server Key wählen und Upload drücken; oder die Anforderung ausfüllen, Create, Export und dort das signierte Zertifikat hochladen
page-illustra = Setup > Security > HTTP/HTTPS; die Anforderung entsteht unter Security > Generate CSR: ihren Text als .csr-Datei speichern
page-techson = die Seite für HTTPS, wo sie eine PEM-Datei mit Schlüssel und Zertifikat annimmt
page-i-pro = Network > HTTPS: CRT key erzeugen (etwa 2 min), CSR erzeugen, das signierte Zertifikat installieren, dann die Verbindung auf HTTPS stellen
page-mobotix = Admin Menu > Web Server: X.509-Zertifikat und Schlüssel; danach startet sie neu
page-bosch = Configuration > Service > Certificates (im Configuration Manager: Service > Certificates)
page-hikvision = Configuration > Network > Advanced Settings > HTTPS (neuer: Configuration > System > Security > Certificate Management)
page-dahua = Setting > Security > CA Certificate > Install Device Certificate; HTTPS unter Setting > Security > System Service > HTTPS
page-hanwha = Setup > Network > HTTPS: die .crt- und die .key-Datei, mit einem Namen nur aus Buchstaben und Ziffern
page-uniview = Setup > Network oder Security > HTTPS: On; SSL Certificate: Browse, Upload, Save
page-tvt = Function Panel > Network > HTTPS: Create certificate request, dann Install signed certificate, dann Enable, Apply
page-axis = System > Security > Certificates > Add certificate; dann System > Network: HTTP and HTTPS, das Zertifikat wählen
page-reolink = Settings > Network > Advanced > HTTPS certificate
page-vivotek = Configuration > Security > HTTPS
page-acti = Setup > HTTPS > Create; dann Save & Reboot
page-instar = Network > SSL Certificate
page-brickcom = System > Security > HTTPS: Anforderung erzeugen, ihren Text kopieren, das signierte Zertifikat installieren
page-2n = System > Certificates (RSA-Schlüssel mit höchstens 2048 Bit)
page-pelco = SSL > Install New Certificate: Anforderung erzeugen oder hochladen
page-other = den Einstellungen für Sicherheit, Netzwerk oder HTTPS
kit-two-pem = zwei Dateien: Zertifikat und Schlüssel
kit-one-pem = eine PEM-Datei mit Schlüssel und Zertifikat
kit-pfx = eine PFX-Datei mit Passwort
kit-old-pfx = eine PFX-Datei für alte Geräte
kit-request = eine Anforderung (CSR) vom Gerät, hier signiert
error-kit-no-password =
    .what = Eine PFX-Datei braucht ein Passwort.
    .todo = Eines eingeben; die Seite des Geräts fragt danach.
error-no-request =
    .what = { $file } enthält keine Anforderung (CSR).
    .todo = Die Anforderung auf der Seite des Geräts neu speichern und diese Datei wählen.
console-by-hand = Seite: { $url }
    Menü: { $menu }
    Sie nimmt: { $kit }
console-watching = { $count ->
    [one] 1 Adresse wird beobachtet, bis sie das Zertifikat zeigt; Strg-C beendet.
   *[other] { $count } Adressen werden beobachtet, bis sie ihre Zertifikate zeigen; Strg-C beendet.
    }
console-request-signed = { $address }  Anforderung signiert: { $file }
hand-title = Von Hand: { $address }
hand-way = Auf ihrer Seite:
hand-open = Seite öffnen
hand-asks = Was verlangt die Seite?
hand-make = Dateien machen
hand-files = Bereit, auf der Seite gewählt zu werden:
hand-folder = Ordner zeigen
hand-password = Passwort der PFX-Datei: { $password }
hand-request = Die Anforderung (CSR) auf der Seite erzeugen und in { $folder } speichern oder auf dieses Fenster ziehen. Das signierte Zertifikat erscheint daneben.
hand-choose = Anforderung wählen…
hand-browse = Anforderung des Geräts
hand-watching = Die Adresse wird beobachtet…
hand-sees-nothing = Beobachtet: noch antwortet kein HTTPS
hand-sees-other = Beobachtet: noch das alte Zertifikat
kind-request = Anforderungen

## Trusting what a device has
error-adopt-no-root =
    .what = { $address } gibt kein eigenes Stammzertifikat heraus.
    .todo = Sie auf der Seite des Geräts speichern und die Datei mit --root angeben, oder dem Gerät ein Zertifikat des Standorts geben.
error-adopt-no-authority =
    .what = { $title } ist kein Zertifikat einer Stelle (CA); ihm zu vertrauen hilft niemandem.
    .todo = Auf der Seite des Geräts nach "CA-Zertifikat" oder "Root" suchen, nicht nach dem Server-Zertifikat.
error-adopt-shared-key =
    .what = Der Schlüssel von { $title } liegt in der Firmware jedes solchen Geräts: Wer sie hat, kann sich auf einem Rechner, der ihr vertraut, als jede Webseite ausgeben.
    .todo = Dem Gerät lieber ein Zertifikat des Standorts geben. Wer die Gefahr annimmt, sagt es mit --accept-shared-key.
error-adopt-not-its-own =
    .what = { $address } zeigt ein Zertifikat von { $issuer }, nicht von diesem Stammzertifikat.
    .todo = Hat sich die Adresse des Geräts geändert, dann neu starten: Es macht sich dann ein neues Zertifikat. Danach noch einmal versuchen.
console-adopted = { $address } ist von seinem eigenen Stammzertifikat { $fingerprint } signiert
doctor-until = bis { $date }
state-untrusted = HTTPS (nicht vertraut)

## Ein Standort und seine Kameras
cameras-count = { $count ->
    [one] { $count } Kamera.
   *[other] { $count } Kameras.
}
cameras-asking = { $count ->
    [one] { $count } Antwort fehlt noch…
   *[other] { $count } Antworten fehlen noch…
}
cameras-checked = Geprüft um { $clock }.
cameras-authority-until = Die Zertifizierungsstelle gilt bis { $date }.
cameras-check-all = Alle prüfen
cameras-more = Weitere Kameras sichern
cameras-all = Alle
cameras-search = Name, Modell, Adresse
cameras-camera = Kamera
cameras-address = Adresse
cameras-state = Zustand
cameras-ends-head = Zertifikat endet
cameras-seen = Zuletzt gesehen
cameras-none = Keine Kamera passt zu Ihrer Auswahl.
cameras-today = heute { $clock }
cameras-changed = Geändert
cameras-changed-why = nicht durch camseal
cameras-ends = Endet bald
cameras-unfinished = Nicht fertig
cameras-stale-why = Stelle oder Adresse geändert
cameras-failed-why = die letzte Arbeit gelang nicht
cameras-by-hand-why = wartet auf Sie
cameras-not-seen = Nicht gesehen
cameras-not-seen-why = aus oder umgezogen
cameras-not-asked-why = wie zuletzt gesehen
cameras-ticked = { $count } ausgewählt
cameras-renew = Erneuern
cameras-check = Prüfen
cameras-move = Adresse ändern…
cameras-move-ask = Die neue Adresse der Kamera
cameras-move-why = Ihr Zertifikat nennt die alte Adresse und muss danach erneuert werden.
cameras-move-wrong = Das ist keine Adresse. Beispiel: 192.168.1.64
cameras-move-yes = Übernehmen
cameras-view = Zertifikat zeigen
cameras-forget = Vergessen…
cameras-forget-ask = { $count ->
    [one] { $count } Kamera vergessen?
   *[other] { $count } Kameras vergessen?
}
cameras-forget-why = Im Netz bleibt alles, wie es ist; nur dieser Standort vergisst. Zertifikate lassen sich danach von hier nicht mehr erneuern.
cameras-forget-yes = Vergessen

## Eigene Schnittstellen der Hersteller
find-family = Wird angesprochen als { $family }: { $evidence }
family-axis = Axis (VAPIX)
family-reolink = Reolink
family-hanwha = Hanwha Vision (SUNAPI)
family-synology = Synology DSM
error-device-second-factor =
    .what = Das Konto bei { $address } verlangt außer dem Passwort einen Einmalcode.
    .todo = Nehmen Sie für diese Arbeit ein Administratorkonto ohne Anmeldung in zwei Schritten; auf einem NAS legen Sie eines dafür an und löschen es danach.
## find: was gefragt wird und wie ein Gerät heute dasteht

console-find-asking = Gefragt wird mit WS-Discovery, mDNS und SSDP über { $interfaces }.
console-find-sweep = Durchgegangen wird { $networks } ({ $count } Adressen, höchstens { $pace } Versuche je Sekunde; --no-sweep lässt das weg).
console-find-range = Durchgegangen { $count ->
    [one] wird eine Adresse
   *[other] werden { $count } Adressen
} (höchstens { $pace } Versuche je Sekunde).
console-find-seconds = Es wird keine Anmeldung gesendet. Etwa { $seconds } s.
console-today-unreachable = antwortet nicht
console-today-http-only = nur HTTP
console-today-old-https = HTTPS zu alt
console-today-https-own = HTTPS, nicht vertraut
console-today-https-trusted = HTTPS, hier vertraut
error-console-no-interface =
    .what = Dieser Rechner hat keinen aktiven Netzanschluss { $name }.
    .todo = Lassen Sie --interface weg, um über alle zu fragen, oder nennen Sie einen so, wie er in den Netzwerkeinstellungen heißt, oder mit seiner eigenen Adresse.
find-searching-on = gesucht wird über { $interfaces }, noch etwa { $seconds } s
find-searching-range = die Adressen werden durchgegangen, noch etwa { $seconds } s

## before issuing
console-will-refuse = { $client } wird es unter { $name } ablehnen: { $what }

## proof: clients
proof-client-chrome = Chrome, Edge
proof-client-firefox = Firefox
proof-client-apple = iPhone, Mac
proof-client-windows = Windows
proof-client-openssl = OpenSSL
proof-client-java = Java
# One word under a glyph, in a column of 68 pixels under the client's name.
proof-cell-secure = Sicher
proof-cell-refused = Lehnt ab
proof-cell-unknown = Unklar

## Help of each screen (F1); the handbook is made from the same texts
help-here = Was hier geschieht
help-why = Warum
help-keys = Tasten
help-arrows = von Zeile zu Zeile
key-arrows = ↑ ↓
guide-home = Beginnen Sie mit der großen Karte, wenn Kameras sicher werden sollen. Die anderen Karten sind einzelne Aufgaben: herausfinden, warum ein Browser warnt, diesen PC einem Standort vertrauen lassen oder eine Anforderung signieren, die ein Gerät gestellt hat. Darunter stehen Ihre Standorte; camseal macht dort weiter, wo Sie aufgehört haben.
guide-home-why = Ein Standort ist die Anlage eines Kunden, aufbewahrt in einer Datei auf diesem PC. Kopieren Sie die Datei auf einen anderen Laptop, dann geht die Arbeit dort weiter.
guide-find = camseal sucht in den Netzen dieses PCs nach Kameras und Rekordern und listet auf, was antwortet. Kein Passwort wird gesendet, nichts wird verändert. Was noch nicht sicher ist, hat ein Häkchen; weitere fügen Sie als Adresse, als Bereich oder aus einer Liste hinzu.
guide-find-why = Kameras kommen aus der Fabrik mit einem Zertifikat, das kein Browser kennt, oder ganz ohne Verschlüsselung. Jemand dazwischen könnte das Passwort mitlesen und das Bild austauschen. Ihr Browser sagt „Nicht sicher“, weil er das nicht ausschließen kann.
guide-login = Geben Sie Benutzer und Passwort der Kameras einmal ein. Jede Kamera wird einmal gefragt; wer ablehnt, bekommt eine eigene Zeile. Bietet eine Kamera noch keine Verschlüsselung an, fragt camseal, bevor das Passwort lesbar über das Kabel geht.
guide-login-why = Nur der Administrator einer Kamera darf ihr ein Zertifikat geben. Kameras sperren das Konto nach wenigen falschen Passwörtern; deshalb rät camseal nie und wiederholt kein Passwort, das abgelehnt wurde.
guide-authority = Geben Sie den Namen des Standorts ein. camseal macht eine Zertifizierungsstelle (CA) für ihn: einen Stempel, der das Zertifikat jeder Kamera signiert. Hat der Kunde schon eine Zertifizierungsstelle? Dann öffnen Sie hier deren Dateien.
guide-authority-why = Ein PC vertraut einer Kamera, wenn jemand für sie bürgt, dem er vertraut. Die Zertifizierungsstelle ist dieser Jemand. Sie ist auf die Adressen dieses Standorts begrenzt und kann nie für eine Bank oder einen Laden bürgen, auch nicht, wenn sie gestohlen würde. Ihr Schlüssel liegt verschlossen; die Passphrase öffnet ihn nächstes Jahr wieder.
guide-plan = Hier steht, was sich an jeder Kamera ändern wird und worauf zu achten ist. Noch ist nichts verändert. Lesen Sie die Warnungen, dann starten Sie.
guide-plan-why = Ein Zertifikat enthält die Adressen, unter denen eine Kamera geöffnet wird. Ändert sich später eine Adresse, passt das Zertifikat nicht mehr. Geben Sie den Kameras vorher feste Adressen.
guide-work = Jede Kamera durchläuft dieselben Stufen: Uhr stellen, Schlüssel machen, Zertifikat signieren, hochladen, Verschlüsselung einschalten und nachsehen, was sie wirklich ausliefert. Pausieren Sie, wann Sie wollen; was getan ist, bleibt getan.
guide-work-why = Die Uhr kommt zuerst, weil ein Zertifikat von einem Tag bis zu einem anderen gilt. Der Schlüssel entsteht in der Kamera, wenn sie das kann; dann sieht ihn nie jemand. Als sicher zählt eine Kamera erst, wenn sie auf einer neuen Verbindung das neue Zertifikat ausliefert.
guide-trust = Das Stammzertifikat des Standorts kommt in den Zertifikatsspeicher dieses PCs und seiner Browser. Sie sehen jeden Ort, bevor er verändert wird; der PC fragt einmal um Erlaubnis, und danach wird jeder Ort zurückgelesen.
guide-trust-why = Das Stammzertifikat ist die öffentliche Hälfte der Zertifizierungsstelle. Ein PC, der es kennt, erkennt alle Kameras des Standorts. Es ist nicht geheim. Jeder PC, der die Kameras zeigt, braucht es; geben Sie es für die anderen weiter.
guide-proof = Jede Kamera wird noch einmal geöffnet, so wie ein Browser es täte. Zu jeder sehen Sie, welche Programme sie annehmen, und den einen Grund, wenn eines ablehnt.
guide-proof-why = Programme urteilen nach eigenen Regeln: Geräte von Apple lehnen lange Gültigkeit ab, alte Programme neue Schlüssel. Der Nachweis sagt es, bevor Ihr Kunde es tut. Starten Sie geöffnete Browser neu.
guide-cameras = Alle Kameras eines Standorts mit ihrem Zustand, dem Ende ihres Zertifikats und wann sie zuletzt gesehen wurden. Haken Sie einige an, um sie zu prüfen, zu erneuern oder zu vergessen; drücken Sie auf eine Zeile, um zu sehen, warum sie so steht.
guide-cameras-why = Zertifikate laufen ab, Adressen ändern sich, Kameras werden ersetzt. Sehen Sie einmal im Jahr nach, bevor das erste Zertifikat endet, und prüfen Sie alle.
guide-viewer = Ein Zertifikat in klaren Worten: was es hier wert ist, für welche Adressen es gilt, wie lange, wer es signiert hat, und sein Fingerabdruck. Alles Weitere liegt zusammengeklappt darunter.
guide-viewer-why = Ein Zertifikat ist ein Ausweis: ein Name, eine Gültigkeit und die Unterschrift dessen, der bürgt. Der Fingerabdruck unterscheidet zwei davon mit Gewissheit: Vergleichen Sie ihn, notfalls laut vorgelesen.
guide-doctor = Geben Sie ein, was der Browser in der Adresszeile zeigt. camseal steigt Sprosse um Sprosse, von „antwortet sie“ bis „nimmt jedes Programm sie an“, und bleibt bei der ersten gebrochenen stehen. Das Nachsehen verändert nichts.
guide-doctor-why = Browser sagen aus einem Dutzend Gründen „Nicht sicher“ und zeigen nur einen Code. Meist kennt dieser PC die Zertifizierungsstelle nicht, die Adresse steht nicht im Zertifikat, oder eine Uhr geht falsch.
guide-import = camseal sortiert, was in diesen Dateien liegt: Zertifikat, Schlüssel und was darüber steht. Dann wählen Sie: Dieser PC vertraut der Zertifizierungsstelle, oder sie wird die eines Standorts und signiert dessen Kameras.
guide-import-why = „Eine CA importieren“ heißt zweierlei. Mit dem Zertifikat allein erkennt ein PC Kameras. Mit dem Schlüssel kann man neue signieren: Wer ihn hat, kann für jede Kamera bürgen, also halten Sie ihn verschlossen.
guide-signing = Öffnen Sie die Anforderung (CSR), die ein Gerät gestellt hat, sagen Sie, unter welchen Adressen es geöffnet wird, und wählen Sie den Standort, dessen Zertifizierungsstelle signiert. Das Zertifikat kommt auf der eigenen Seite des Geräts zurück in das Gerät.
guide-signing-why = Der Schlüssel verlässt das Gerät nie; eine Anforderung trägt nur seine öffentliche Hälfte. Sonst übernimmt camseal nichts ungeprüft daraus: Im Zertifikat steht, was hier steht.

## An authority in files
import-title = Eine Zertifizierungsstelle (CA) in Dateien
import-lead = Zertifikat und Schlüssel gehören zusammen. Was soll damit geschehen?
import-files = { $count ->
    [one] Aus { $count } Datei.
   *[other] Aus { $count } Dateien.
}
import-key-fits = Der Schlüssel gehört zu diesem Zertifikat.
import-locked-more = Der Schlüssel bleibt verschlossen und wird nirgends angezeigt.
import-clients-fine = Jedes Programm wird annehmen, was sie signiert, sobald ihrem Stammzertifikat vertraut wird.
import-clients-refuse = { $client } wird ablehnen, was sie signiert: { $why }
import-trust = Diesem PC vertraut machen
import-trust-more = Das Stammzertifikat kommt in die Speicher dieses PCs und wird zurückgelesen. Der Schlüssel wird dafür nicht gebraucht.
import-adopt = Zur Zertifizierungsstelle eines Standorts machen
import-adopt-more = Sie signiert die Zertifikate der Kameras. Ihr Schlüssel liegt verschlossen in der Datei des Standorts.
import-new-site = Ein neuer Standort
import-other-files = Andere Dateien…
cameras-page = Webseite
## A secured camera with another certificate
warning-certificate-changed =
    .what = Sie zeigt ein anderes Zertifikat ({ $seen }) als das, mit dem sie gesichert wurde ({ $known }).
    .todo = Sie wurde zurückgesetzt, ein anderes Gerät hat ihre Adresse, oder jemand ist dazwischen. Wählen Sie sie nur, wenn Sie wissen, was es ist.
error-work-certificate-changed =
    .what = { $address } zeigt ein anderes Zertifikat ({ $seen }) als das, mit dem sie gesichert wurde ({ $known }). Die Anmeldung wurde nicht geschickt.
    .todo = Sie wurde zurückgesetzt, ein anderes Gerät hat ihre Adresse, oder jemand ist dazwischen. Wenn Sie wissen, was es ist, wählen Sie sie im Plan, oder in der Konsole mit --allow-changed-certificate.
console-ask-changed = { $count ->
    [one] { $count } Kamera zeigt ein anderes Zertifikat als das, mit dem sie gesichert wurde: zurückgesetzt, ausgetauscht, oder jemand ist dazwischen. Mit dem weitermachen, was sie jetzt zeigt? (ja/nein)
   *[other] { $count } Kameras zeigen ein anderes Zertifikat als das, mit dem sie gesichert wurden: zurückgesetzt, ausgetauscht, oder jemand ist dazwischen. Mit dem weitermachen, was sie jetzt zeigen? (ja/nein)
}
## doctor: mending, foreseeing
finding-foreseen =
    .what = { $client } wird es unter { $name } ablehnen. { $what }
    .todo = { $todo }
trusting-out-title = Ein Stammzertifikat von diesem PC entfernen
trusting-out-lead = Ein Stammzertifikat wird entfernt. Was es signiert hat, gilt hier dann nicht mehr.
trusting-out = Entfernen
trusting-out-goes = Das Stammzertifikat wird entfernt
trusting-out-done = Entfernt und nachgelesen.
trusting-out-done-more = Dieser PC vertraut ihr nicht mehr. Offene Browser neu starten.
doctor-mend-take-out = Stammzertifikat von diesem PC entfernen
doctor-mend-clock = Uhr dieses PCs stellen
proof-all-shown = Alle
proof-refused-shown = Irgendwo abgelehnt
proof-renew = Erneuern für { $days } Tage
## Einen Rechner verlassen
farewell-open = Von diesem Rechner entfernen
farewell-ask = { $site } von diesem Rechner entfernen?
farewell-why = Das Stammzertifikat verlässt jeden Speicher dieses Rechners, dann wird die Datei des Standorts mit seinen Schlüsseln und gespeicherten Passwörtern gelöscht. Die Kameras bleiben, wie sie sind, und arbeiten weiter.
farewell-copy = Kopie speichern
farewell-copied = Kopiert nach { $path }; die Kopie wurde einmal geöffnet.
farewell-passphrase = Passphrase für die Kopie
farewell-passphrase-why = Auf einem anderen Rechner öffnet diese Passphrase die Kopie. Mindestens { $count } Zeichen.
farewell-without = Ich brauche keine Kopie
farewell-needs = Speichern Sie zuerst eine Kopie, oder sagen Sie, dass Sie keine brauchen.
farewell-go = Entfernen
farewell-anyway = Standort trotzdem entfernen
farewell-working = Das Stammzertifikat wird herausgenommen
farewell-done = { $site } ist nicht mehr auf diesem Rechner.
farewell-left = Schlüssel von Geräten, die von Hand gemacht wurden, liegen noch in { $path }; löschen Sie diesen Ordner selbst.
error-forget-kept-elsewhere =
    .what = Das Geheimnis, das die Zertifizierungsstelle dieses Standorts öffnet, liegt im Schlüsselspeicher eines anderen Rechners oder Kontos.
    .todo = Speichern Sie die Kopie dort, oder machen Sie ohne Kopie weiter.
error-forget-not-the-same =
    .what = Die Kopie { $path } enthielt nicht, was der Standort enthält, und wurde gelöscht. Sonst wurde nichts geändert.
    .todo = Versuchen Sie es noch einmal, am besten auf einem anderen Datenträger.
## groups with a login each
error-console-two-logins =
    .what = Die Liste nennt { $address } in zwei Zeilen mit verschiedenen Anmeldungen.
    .todo = Die Kamera nur in einer Zeile stehen lassen.

## requests for another authority
error-authority-wildcard =
    .what = „{ $name }“ gälte für mehr als ein Gerät.
    .todo = Schreiben Sie die Namen und Adressen dieses einen Geräts aus.
error-work-gives-up-first =
    .what = { $address } gibt sein Zertifikat auf, bevor es eine Anforderung erstellt: bis zur Antwort wäre es ohne HTTPS.
    .todo = Geben Sie ihm ein Zertifikat der eigenen Zertifizierungsstelle dieses Standorts.
error-console-nothing-fits =
    .what = Kein Zertifikat in der Datei gehört zum Schlüssel einer Anforderung dieses Standorts.
    .todo = Sehen Sie mit „request list“ nach: vielleicht ist die Antwort für einen anderen Standort, oder das Gerät hat seither eine neue Anforderung erstellt.
error-console-request-page =
    .what = camseal kann { $address } keine Anforderung erstellen lassen.
    .todo = Erstellen Sie sie auf der Seite des Geräts und nehmen Sie sie mit „request add“ auf; oder erstellen Sie den Schlüssel hier.
error-console-bad-subject =
    .what = „{ $text }“ kann nicht in einer Anforderung stehen.
    .todo = Ein Land hat zwei Buchstaben, etwa DE; jedes andere Feld hat höchstens 64 Zeichen in einer Zeile.
console-request-shared = Derselbe Schlüssel und dasselbe Zertifikat kommen in { $count } Geräte: Wer den Schlüssel aus einem davon holt, kann sich für jedes ausgeben, und alle müssen dann zugleich gewechselt werden.
console-request-made = { $address }  Anforderung in { $file }
console-request-waiting = { $address }  wartet seit { $day }: { $subject }
console-request-none = Keine Anforderung wartet auf eine Antwort.
console-request-dropped = { $address }  wartet nicht mehr
console-answer-strange = { $title } beantwortet keine Anforderung dieses Standorts.
console-answer-not-named = { $address }  steht nicht im Zertifikat: { $names }. Browser nehmen es nur unter diesen Namen an.
console-answer-trust = Was diese Geräte vorzeigen, hat eine andere Zertifizierungsstelle signiert: camseal legt deren Stammzertifikat nicht in die Speicher. Wo es fehlt, hilft „trust install --root“.

## HTTP off; moved cameras
error-work-not-proven =
    .what = { $address } zeigt nicht das Zertifikat, mit dem es nachgewiesen wurde, oder wurde nie nachgewiesen; HTTP bleibt an.
    .todo = Erst absichern, dann HTTP abschalten.
error-work-still-http =
    .what = { $address } sollte HTTP schließen und antwortet dort noch.
    .todo = Sehen Sie auf der Seite des Geräts nach; vielleicht braucht es einen Neustart.
console-http-off = { $address }  HTTP ist aus
console-moved = { $address } ist die Kamera, die unter { $old } war: ihr Zertifikat wird für die neue Adresse erneuert.

## Anmeldungen je Marke

login-by-brand = Ein Kennwort je Marke
login-one-for-all = Ein Kennwort für alle
login-brand = { $count ->
    [one] { $count } Gerät
   *[other] { $count } Geräte
}

## Die drei Wege: Anforderungen für eine andere CA, vertrauen, was ein Gerät hat

ways-title = Wenn Sie etwas anderes haben
ways-company = Eine öffentliche oder Firmen-CA unterschreibt
ways-company-more = Anforderungen (CSR) erstellen, ausgeben und einlegen, was zurückkommt.
ways-company-first = Erst die Zertifizierungsstelle des Standorts erstellen: Sie verwahrt die Schlüssel der Anforderungen.
ways-company-open = Anforderungen
ways-device = Die Geräte haben ein eigenes Stammzertifikat
ways-device-more = Es wird geholt oder eingelegt, geprüft und ihm wird vertraut. Am Gerät wird nichts ersetzt.
ways-device-open = Vertrauen

requests-open = Anforderungen
requests-title = Zertifikate einer anderen CA
requests-lead = Eine öffentliche oder Firmen-CA unterschreibt. Der private Schlüssel bleibt, wo er entstand.
requests-waiting = Wartet auf Antwort
requests-for = Gerät
requests-asks = Gewünscht
requests-key = Schlüssel
requests-since = Seit
requests-key-device = Auf dem Gerät
requests-key-here = In diesem Standort
requests-key-page = Über seine Seite
requests-making = Nicht fertig
requests-give-up = Aufgeben
requests-drop = Ziehen Sie auf dieses Fenster, was die CA zurückschickte: das Zertifikat und die darüber, in jedem Format.
requests-browse = Dateien wählen
requests-only-above = Das sind Zertifikate über dem eines Geräts. Das des Geräts fehlt noch.
requests-fits = { $devices }: { $name }, gültig bis { $date }
requests-by = Unterschrieben von { $issuer }
requests-not-named = Das Zertifikat nennt { $address } nicht. Browser nehmen es nur für { $names } an.
requests-put-in = Einspielen
requests-save = Für seine Seite speichern
requests-saved = Laden Sie diese Datei auf der Seite des Geräts hoch.
requests-shown = Zeigt das neue Zertifikat
requests-watched = Das neue Zertifikat wird erwartet
requests-new = Eine neue Anforderung
requests-tick = Haken Sie die Geräte an, für die sie ist.
requests-by-page = Erstellen Sie die Anforderung auf der Seite des Geräts und ziehen Sie sie hierher. Oder wählen Sie einen Schlüssel von hier.
requests-common-name = Name (CN)
requests-names = Weitere Namen (DNS)
requests-organization = Firma
requests-unit = Abteilung
requests-place = Ort
requests-state = Bundesland
requests-country = Land, zwei Buchstaben
requests-where = Der Schlüssel entsteht
requests-on-device = Auf dem Gerät
requests-here = Hier, im Standort verschlossen
requests-shared = Ein Zertifikat für alle
requests-make = Anforderung speichern
requests-made = { $count ->
    [one] { $count } Anforderung ist gespeichert
   *[other] { $count } Anforderungen sind gespeichert
}
requests-tick-one = Haken Sie das eine Gerät an, von dem diese Anforderung ist, und ziehen Sie sie noch einmal her.
requests-added = Die Anforderung ist vermerkt; ihre Antwort wird das Gerät finden.
error-requests-subject =
    .what = „{ $text }“ kann in keiner Anforderung stehen.
    .todo = Ein Land hat zwei Buchstaben, jedes andere Feld höchstens 64 Zeichen.
error-requests-nothing-fits =
    .what = Keines dieser Zertifikate ist für einen Schlüssel, der hier wartet.
    .todo = Prüfen Sie, ob es die Antwort auf die letzte Anforderung ist und ob sie in diesem Standort entstand.
error-requests-broke-off =
    .what = Die Arbeit brach mittendrin ab.
    .todo = Versuchen Sie es noch einmal; an keinem Gerät wurde etwas geändert.

adopting-title = Vertrauen, was ein Gerät hat
adopting-lead = Für Geräte, die selbst ein Stammzertifikat gemacht haben. Am Gerät wird nichts ersetzt.
adopting-other = Ein anderes Gerät
adopting-address = Adresse des Geräts
adopting-login-free = Nicht nötig, wenn das Stammzertifikat in einer Datei ist.
adopting-file = Das Stammzertifikat wird vom Gerät geholt. Oder ziehen Sie die Datei her, die seine Seite ausgibt.
adopting-browse = Datei wählen
adopting-no-file = Doch vom Gerät holen
adopting-look = Ansehen
adopting-needs = Geben Sie Adresse und Anmeldung des Geräts ein, oder wählen Sie seine Datei.
adopting-shared = Das weiß ich, und vertraue ihm trotzdem
adopting-until = Gültig bis { $date }
adopting-serves = { $address } zeigt ein Zertifikat, das dieses Stammzertifikat unterschrieb, mit seiner jetzigen Adresse darin.
adopting-renamed = { $address } zeigt ein Zertifikat für { $names }. Starten Sie das Gerät neu: Dann macht es eines für seine jetzige Adresse.
adopting-clock = Das Gerät glaubt, es sei der { $date }. Stellen Sie seine Uhr, sonst wird das Zertifikat abgelehnt.
adopting-clock-right = Die Uhr des Geräts stimmt.
adopting-switched = HTTPS war am Gerät aus und ist jetzt an.
adopting-trust = Diesen PC ihm vertrauen lassen

## clocks that follow a time server, cameras of old TLS
note-clock-set =
    .what = Die Uhr ging um { $off } falsch und ist gestellt.
    .todo = {""}
note-follows =
    .what = Die Uhr folgt von nun an dem Zeitserver { $server }.
    .todo = {""}
note-no-time-server =
    .what = camseal kann diesem Gerät keinen Zeitserver nennen.
    .todo = Tragen Sie { $server } auf der Seite des Geräts ein.
note-server-silent =
    .what = Das Gerät bekam von { $server } nicht die richtige Zeit. Seine Uhr ist auf die Zeit dieses Rechners gestellt und folgt keinem Server.
    .todo = Prüfen Sie, ob das Gerät { $server } erreicht (UDP-Port 123), und starten Sie es dann erneut.
outcome-old-tls =
    .what = Das Zertifikat ist in der Kamera unter { $address }, aber sie spricht nur { $version }; das nimmt kein Browser an.
    .todo = Spielen Sie neuere Firmware auf, oder schalten Sie auf der Seite der Kamera TLS 1.2 ein; starten Sie sie dann hier erneut.
console-outcome-old-tls = Zertifikat ist drin, aber kein Browser spricht ihr TLS
hand-sees-old-tls = Beobachtet: das neue Zertifikat, aber in { $version }; das nimmt kein Browser an
plan-follow = Uhren folgen von nun an einem Zeitserver (NTP)
plan-time-server = Adresse oder Name des Zeitservers
plan-time-server-else = Kameras, die von ihm nicht die richtige Zeit bekommen, werden auf die Zeit dieses Rechners gestellt.
plan-time-server-odd = Nennen Sie den Zeitserver mit Adresse oder Name.
plan-change-follows = Uhr folgt { $server }
plan-change-and-follows = Uhr folgt { $server }. { $change }

## keys of requests that wait
error-site-keys-wait =
    .what = { $count ->
        [one] Ein Schlüssel einer wartenden Anforderung schläft
       *[other] { $count } Schlüssel wartender Anforderungen schlafen
    } unter der jetzigen Passphrase des Standorts; unter einer anderen wären sie verloren. Nichts wurde geändert.
    .todo = Nehmen Sie für die neue Zertifizierungsstelle dieselbe Passphrase, nennen Sie camseal auch die jetzige, oder beenden Sie diese Anforderungen vorher.
console-ask-old-passphrase = Die jetzige Passphrase des Standorts (Schlüssel von Anforderungen warten):

## what waits on a site, and a device that is restarted for its own certificate
plan-change-given = Zertifikat von { $issuer }, gültig bis { $date }
cameras-waiting = { $count ->
    [one] Eine Anforderung wartet auf die Antwort einer anderen CA
   *[other] { $count } Anforderungen warten auf die Antwort einer anderen CA
}
cameras-export = Anforderungen speichern
cameras-answer = Antwort einlesen
home-adopt-more = Für Geräte, die selbst ein Stammzertifikat gemacht haben.
adopting-restart = Neu starten
adopting-restart-more = Bild und Aufzeichnung fehlen dann ein, zwei Minuten.
adopting-restarting = Es startet neu; das dauert ein, zwei Minuten.
adopting-still = { $address } wurde neu gestartet und zeigt immer noch ein Zertifikat für { $names }. Machen Sie auf seiner Seite ein neues.

## video, as the device tells of it
video-offers-srtp = Das Gerät sagt, dass es verschlüsselte Bilder anbietet (RTSPS mit SRTP); ob der Rekorder das nutzt, wird dort eingestellt.
video-no-srtp = Das Gerät sagt, dass es keine verschlüsselten Bilder (SRTP) anbietet.

## by how much a clock is wrong, and one that nobody can set
drift-days = { $count ->
    [one] { $count } Tag
   *[other] { $count } Tage
}
drift-hours = { $count ->
    [one] { $count } Stunde
   *[other] { $count } Stunden
}
drift-minutes = { $count ->
    [one] { $count } Minute
   *[other] { $count } Minuten
}
drift-seconds = { $count ->
    [one] { $count } Sekunde
   *[other] { $count } Sekunden
}
note-neither-server-nor-set =
    .what = Das Gerät bekam von { $server } nicht die richtige Zeit, und auch von hier lässt sich seine Uhr nicht stellen: Sie geht um { $off } falsch.
    .todo = Stellen Sie die Uhr auf der Seite des Geräts, und prüfen Sie, ob das Gerät { $server } erreicht (UDP-Port 123).
note-clock-not-set =
    .what = Die Uhr geht um { $off } falsch, und das Gerät lässt sie von hier nicht stellen.
    .todo = Stellen Sie sie auf der Seite des Geräts, am besten nach einem Zeitserver.
