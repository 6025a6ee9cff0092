# Français.

## language
# La langue dans ses propres mots, puis en anglais.
language-name = Français
language-name-english = French

## families
evidence-tried = essayé par d’autres sur de vrais appareils
evidence-vendor = d’après le code ou un document du fabricant, pas encore essayé sur un vrai appareil
evidence-standard = d’après la norme seule, pas encore essayé sur un vrai appareil
evidence-by-hand = à la main, pas à pas
family-onvif-tls = Service de sécurité ONVIF
family-onvif-legacy = ONVIF, anciennes opérations de certificat
family-by-hand = à la main

## errors of devices
error-device-unreachable =
    .what = Rien ne répond à { $address }.
    .todo = Vérifiez l’alimentation et le câble réseau, et que cet ordinateur est bien sur le réseau de la caméra.
error-device-slow =
    .what = La caméra à { $address } n’a pas répondu à « { $operation } » en { $seconds } secondes.
    .todo = Attendez une minute, puis réessayez cette caméra. Rien n’est perdu.
error-device-cut =
    .what = La connexion à { $address } s’est coupée pendant « { $operation } ».
    .todo = Réessayez cette caméra ; camseal regarde d’abord ce qu’elle a déjà fait.
error-device-refused =
    .what = La caméra à { $address } n’a pas accepté le nom d’utilisateur ou le mot de passe.
    .todo = Vérifiez-les sur la page web de la caméra. La plupart des caméras se verrouillent après cinq essais ; attendez, puis essayez une seule fois.
error-device-not-administrator =
    .what = Ce compte à { $address } n’a pas le droit de faire « { $operation } ».
    .todo = Connectez-vous avec un compte administrateur de la caméra. Certaines caméras ont des utilisateurs ONVIF à part.
error-device-locked =
    .what = La caméra à { $address } a verrouillé ce compte après des connexions erronées.
    .todo = Attendez une demi-heure ou redémarrez la caméra, puis essayez une fois avec le bon mot de passe.
error-device-only-clear-http =
    .what = La caméra à { $address } n’offre aucune connexion chiffrée pour se connecter.
    .todo = Acceptez de vous connecter en HTTP simple pour cette caméra, de préférence sur un câble à part, et changez ensuite le mot de passe.
error-device-old-tls =
    .what = La caméra à { $address } ne parle que { $version }, que les programmes actuels refusent.
    .todo = Sécurisez-la par son adresse HTTP : si la caméra peut activer un TLS plus récent, camseal l’active. Sinon, installez un firmware plus récent.
error-device-certificate-changed =
    .what = { $address } a présenté un autre certificat en plein travail ({ $pinned }, puis { $seen }).
    .todo = Arrêtez-vous ici. Quelqu’un s’est peut-être glissé entre les deux, ou deux appareils ont la même adresse. Vérifiez le câble, puis relancez cette caméra.
error-device-redirected =
    .what = La caméra à { $address } nous renvoie vers une autre machine, { $target }.
    .todo = Vérifiez l’adresse. camseal n’envoie un mot de passe qu’à l’adresse que vous avez indiquée.
error-device-unreadable =
    .what = La caméra à { $address } a répondu à « { $operation } » par quelque chose que camseal ne sait pas lire.
    .todo = Vérifiez que c’est bien une caméra et que son firmware est à jour ; puis réessayez ou faites-la à la main.
error-device-too-large =
    .what = La caméra à { $address } a répondu à « { $operation } » par plus de { $limit } octets.
    .todo = Vérifiez l’adresse ; une caméra ne répond pas ainsi.
error-device-not-offered =
    .what = La caméra à { $address } ne connaît pas « { $operation } ».
    .todo = Faites cette caméra à la main, ou cherchez un firmware plus récent.
error-device-fault =
    .what = La caméra à { $address } a refusé « { $operation } » : { $code } { $reason }
    .todo = Réessayez une fois. Si cela persiste, redémarrez la caméra ou faites-la à la main.
error-device-full =
    .what = Le magasin de clés de la caméra à { $address } est plein.
    .todo = Supprimez d’anciens certificats sur la page web de la caméra, puis réessayez. camseal ne supprime que les siens.
error-device-broken-key =
    .what = La caméra à { $address } a créé une clé qu’elle dit inutilisable.
    .todo = Réessayez, ou laissez camseal créer la clé (Plan, « clé créée ici »).
error-device-no-certificate-service =
    .what = La caméra à { $address } n’a pas d’interface pour les certificats.
    .todo = Faites cette caméra à la main : camseal crée les fichiers et montre le chemin.
error-device-client-certificates =
    .what = La caméra à { $address } demande des certificats à ceux qui l’appellent.
    .todo = Désactivez d’abord l’authentification des clients sur la page web de la caméra ; sinon camseal s’enfermerait dehors.
error-device-https-not-switched =
    .what = La caméra à { $address } n’a pas activé HTTPS ({ $code }).
    .todo = Redémarrez la caméra et réessayez ; HTTP fonctionne comme avant.

## errors of files and folders
error-directory-missing =
    .what = Le fichier { $path } n’existe pas.
    .todo = Vérifiez le nom et le dossier.
error-directory-denied =
    .what = Ce compte n’a pas accès à { $path }.
    .todo = Choisissez un autre dossier, ou modifiez les droits de celui-ci.
error-directory-disk-full =
    .what = Il n’y a plus de place sur le disque pour { $path }. Ce qui s’y trouvait n’a pas changé.
    .todo = Libérez de la place ou choisissez un autre disque, puis réessayez.
error-directory-too-large =
    .what = { $path } dépasse { $limit } octets.
    .todo = Choisissez un autre fichier ; ce n’est pas celui qu’il faut ici.
error-directory-exists =
    .what = { $path } existe déjà.
    .todo = Choisissez un autre nom ; camseal ne l’écrase pas.
error-directory-unusable =
    .what = Le fichier { $path } est inutilisable.
    .todo = Regardez les détails, ou choisissez un autre fichier ou dossier.

## settings
notice-settings-broken =
    .what = Les paramètres étaient illisibles ; camseal a démarré avec ceux d’origine.
    .todo = L’ancien fichier est conservé sous { $path }. Rien d’autre n’est touché.
notice-settings-unreadable =
    .what = Les paramètres dans { $path } n’ont pas pu être ouverts ; camseal a démarré avec ceux d’origine.
    .todo = Vérifiez les droits du fichier.
notice-settings-odd =
    .what = Le paramètre « { $key } » a une valeur que camseal ne connaît pas ; la valeur d’origine s’applique.
    .todo = Choisissez-la de nouveau dans les Paramètres.

## errors of discovery
error-discovery-too-many =
    .what = Cela fait { $count } adresses, trop pour une seule recherche.
    .todo = Indiquez au plus { $limit } adresses, par exemple un réseau /20, ou cherchez partie par partie.
error-discovery-not-an-address =
    .what = « { $text } » à la ligne { $line } n’est pas une adresse.
    .todo = Écrivez les adresses ainsi : 192.168.1.64, 192.168.1.10-20, 192.168.1.0/24 ou https://camera.local.
error-discovery-backwards =
    .what = La plage « { $text } » à la ligne { $line } finit avant de commencer.
    .todo = Écrivez la plus petite adresse en premier.
error-discovery-nothing =
    .what = Il n’y a aucune adresse dans ce texte.
    .todo = Écrivez au moins une adresse, par exemple 192.168.1.64.
## site file
error-site-missing =
    .what = Il n’y a pas de fichier de site à { $path }.
    .todo = Vérifiez le dossier, ou que la clé USB ou le partage où il se trouve est bien connecté.
error-site-exists =
    .what = Il y a déjà un fichier à { $path }.
    .todo = Choisissez un autre nom, ou ouvrez ce fichier.
error-site-not-a-site =
    .what = { $path } n’est pas un fichier de site de camseal.
    .todo = Choisissez un fichier qui se termine par .camseal.
error-site-damaged =
    .what = Le fichier de site { $path } est abîmé. camseal l’a laissé tel quel.
    .todo = Ouvrez une copie de votre sauvegarde. Gardez le fichier abîmé : les caméras n’en souffrent pas.
error-site-newer =
    .what = Le fichier de site { $path } a été écrit par un camseal plus récent.
    .todo = Installez la dernière version de camseal sur cet ordinateur, puis rouvrez-le.
error-site-busy =
    .what = Le fichier de site { $path } est ouvert dans un autre programme.
    .todo = Fermez l’autre fenêtre de camseal, ou attendez la fin de sa commande, puis réessayez.
error-site-full =
    .what = Il n’y a plus de place pour enregistrer { $path }.
    .todo = Libérez de la place, puis continuez. Tout ce qui est enregistré est en sûreté ; camseal reprend là où il en était.
error-site-read-only =
    .what = Le fichier de site { $path } n’est pas modifiable.
    .todo = Vérifiez la protection en écriture et vos droits sur ce dossier, ou copiez le fichier dans un autre dossier et ouvrez-le là.
error-site-unusable =
    .what = Le système ne laisse pas camseal utiliser { $path }.
    .todo = Regardez les détails, et essayez un dossier sur le disque de cet ordinateur.
error-site-no-authority =
    .what = Ce site n’a pas encore d’autorité (CA).
    .todo = Créez-en d’abord une, ou reprenez-en une existante.
error-site-unknown-camera =
    .what = Cette caméra n’est plus sur la liste du site.
    .todo = Recherchez-la et ajoutez-la de nouveau.
error-site-address-taken =
    .what = Une autre caméra de ce site a l’adresse { $address }.
    .todo = Donnez à chaque caméra sa propre adresse, ou retirez l’autre de la liste.
## window: words of the frame
step-find = Recherche
step-login = Connexion
step-authority = Autorité
step-plan = Plan
step-work = Travail
step-trust = Confiance
step-proof = Preuve
validity-today = Aujourd’hui
## trust stores
error-truststore-other-root =
    .what = Ce certificat racine ({ $found }) n’est pas celui qui était annoncé ({ $expected }).
    .todo = Comparez le SHA-256 du fichier avec celui du papier, et prenez le bon fichier.
error-truststore-not-an-authority =
    .what = « { $title } » n’est pas le certificat d’une autorité ; il n’a rien à faire dans un magasin de certificats racines.
    .todo = Choisissez le certificat racine de l’autorité, pas celui d’une caméra.
error-truststore-no-such-store =
    .what = Cet ordinateur n’a pas de magasin de certificats « { $id } ».
    .todo = Voyez lesquels existent : camseal-cli trust status.
error-truststore-not-allowed =
    .what = Le mot de passe administrateur a été refusé ou n’a pas été saisi ; rien n’a changé.
    .todo = Réessayez et confirmez, ou demandez à une personne qui administre cet ordinateur.
error-truststore-needs-administrator =
    .what = Modifier { $place } demande des droits d’administrateur ; rien n’a changé.
    .todo = Laissez camseal les demander, ou lancez la commande en tant qu’administrateur.
error-truststore-no-elevation =
    .what = Cet ordinateur n’offre aucun moyen de demander des droits d’administrateur ; rien n’a changé.
    .todo = En tant qu’administrateur, lancez : { $command }
error-truststore-tool-missing =
    .what = Le programme { $tool } n’est pas installé sur cet ordinateur.
    .todo = Installez le paquet { $package }, puis réessayez.
error-truststore-command =
    .what = La commande « { $command } » s’est terminée par une erreur.
    .todo = Lisez sa sortie sous Détails ; corrigez cela, puis réessayez.
error-truststore-slow =
    .what = La commande « { $command } » n’a pas fini en { $seconds } secondes.
    .todo = Attendez que l’ordinateur soit moins occupé, puis réessayez ; camseal regarde d’abord ce qui est là.
error-truststore-file =
    .what = Le fichier { $path } n’a pas pu être lu ou modifié.
    .todo = Vérifiez ses droits et que le disque n’est pas plein, puis réessayez.
error-truststore-locked =
    .what = Les certificats de { $place } sont protégés par leur propre mot de passe (mot de passe principal).
    .todo = Importez la racine dans les paramètres du navigateur, ou retirez le mot de passe principal le temps de l’opération.
finding-no-system-store =
    .what = camseal ne connaît pas encore le magasin de certificats de ce système.
    .todo = Exportez le certificat racine et importez-le avec l’outil du système.
finding-no-certutil =
    .what = Chrome et Firefox ont ici leurs propres certificats, et l’outil qui les modifie manque.
    .todo = Installez le paquet { $package }, puis regardez de nouveau.

## check
rung-reachable = Joignable
rung-port = Port HTTPS
rung-tls = TLS
rung-chain = Chaîne de certificats
rung-name = Nom
rung-dates = Dates
rung-root = Racine approuvée
rung-passed-answers = { $address } répond.
rung-passed-port = HTTPS répond sur le port { $port }.
rung-passed-open = Quelque chose répond sur le port { $port }.
rung-passed-tls = { $version } avec { $cipher }.
rung-passed-chain = { $count ->
    [one] Un certificat est envoyé, signé par { $issuer }.
   *[other] { $count } certificats sont envoyés, le dernier signé par { $issuer }.
}
rung-passed-name = Le certificat est pour { $name }.
rung-passed-dates = Valable jusqu’au { $date }.
rung-passed-root-given = « { $root } » (la racine fournie) s’en porte garante.
rung-passed-root-system = « { $root } », dans le magasin de cet ordinateur, s’en porte garante.
rung-not-asked = Non vérifié, car un point plus bas ne va pas.
finding-unreachable =
    .what = Rien ne répond à { $address }.
    .todo = Vérifiez l’alimentation et le câble réseau, et que cet ordinateur est bien sur le réseau de la caméra.
finding-port-closed =
    .what = { $address } répond, mais rien n’écoute sur le port { $port }.
    .todo = Activez HTTPS dans la caméra, ou donnez le bon port.
finding-only-http =
    .what = { $address } parle HTTP simple sur le port { $port }, pas HTTPS.
    .todo = Activez HTTPS dans la caméra, ou donnez son port HTTPS.
finding-no-tls =
    .what = Ce qui répond à { $address }, port { $port }, ne parle pas correctement TLS.
    .todo = Vérifiez l’adresse et le port ; s’ils sont justes, redémarrez la caméra.
finding-old-tls =
    .what = La caméra à { $address } ne parle que { $version }, que les programmes actuels refusent.
    .todo = Sécurisez-la par son adresse HTTP : si la caméra peut activer un TLS plus récent, camseal l’active. Sinon, installez un firmware plus récent.
finding-old-key-exchange =
    .what = La caméra ne connaît qu’un ancien chiffrement ({ $what }) ; la plupart des programmes l’ouvrent encore, certains non.
    .todo = Installez un firmware plus récent sur la caméra dès qu’il y en a un.
finding-unknown-name =
    .what = Le nom { $name } est inconnu sur ce réseau.
    .todo = Vérifiez son orthographe, ou donnez l’adresse IP de la caméra.
finding-no-certificate =
    .what = { $address } répond en TLS mais n’envoie aucun certificat.
    .todo = Donnez un certificat à la caméra : lancez l’assistant pour elle.
finding-missing-issuer =
    .what = La caméra n’envoie pas le certificat de « { $issuer } », nécessaire pour remonter à la racine.
    .todo = Envoyez toute la chaîne à la caméra, ou relancez l’assistant pour elle.
finding-wrong-name =
    .what = Le certificat est pour { $names }, mais c’est { $asked } qui a été demandé.
    .todo = Ouvrez la caméra par un nom de son certificat, ou donnez-lui un certificat pour cette adresse.
finding-no-names =
    .what = Le certificat ne contient aucune adresse dans le champ qui compte (SAN) ; c’est { $asked } qui a été demandé.
    .todo = Donnez un nouveau certificat à la caméra ; camseal écrit les noms comme il faut.
finding-expired =
    .what = Le certificat a expiré le { $date }.
    .todo = Donnez un nouveau certificat à la caméra. Si la date paraît fausse, vérifiez l’horloge de cet ordinateur.
finding-not-yet-valid =
    .what = Le certificat n’est valable qu’à partir du { $date }.
    .todo = Vérifiez l’horloge de cet ordinateur ; si elle est juste, attendez ou donnez un nouveau certificat à la caméra.
finding-this-clock =
    .what = Le certificat convient à l’horloge de la caméra, mais pas à celle de cet ordinateur ; l’écart est de { $off }.
    .todo = Réglez l’horloge de cet ordinateur, puis vérifiez de nouveau.
finding-camera-clock =
    .what = L’horloge de la caméra est fausse de { $off } ; d’après elle, son propre certificat n’est pas valable.
    .todo = Réglez l’horloge de la caméra, de préférence par un serveur de temps (NTP).
finding-untrusted-root =
    .what = Cet ordinateur n’approuve pas « { $issuer } », qui a signé le certificat.
    .todo = Installez le certificat racine de l’autorité dans le magasin de certificats de cet ordinateur.
finding-self-signed =
    .what = Le certificat de la caméra ne se garantit que lui-même ; personne que cet ordinateur approuve ne l’a signé.
    .todo = Sécurisez la caméra avec un certificat de votre propre autorité, puis installez sa racine ici.
finding-root-expired =
    .what = La racine « { $root } » du magasin de certificats a expiré le { $date } ; les navigateurs la refusent.
    .todo = Créez une nouvelle autorité, sécurisez les caméras avec elle et installez sa racine.
finding-root-not-authority =
    .what = La racine « { $root } » du magasin de certificats n’est pas marquée comme autorité ; certains navigateurs la refusent.
    .todo = Créez une nouvelle autorité avec camseal, sécurisez les caméras avec elle et installez sa racine.
finding-authority-as-camera =
    .what = La caméra présente le certificat d’une autorité comme le sien ; certains clients le refusent.
    .todo = Donnez à la caméra son propre certificat, signé par votre autorité.
finding-weak-key =
    .what = La clé du certificat ({ $key }) est trop faible ou d’un type refusé.
    .todo = Donnez à la caméra une nouvelle clé, au moins RSA-2048 ou P-256.
finding-weak-signature =
    .what = Le certificat est signé avec { $algorithm }, refusé aujourd’hui.
    .todo = Donnez un nouveau certificat à la caméra ; camseal signe avec SHA-256.
finding-bad-usage =
    .what = Le certificat n’est pas fait pour des serveurs.
    .todo = Donnez un nouveau certificat à la caméra ; camseal y inscrit le bon usage.
finding-name-not-allowed =
    .what = L’autorité est limitée à certaines adresses, et { $asked } n’en fait pas partie.
    .todo = Utilisez une adresse que l’autorité peut signer, ou créez une autorité qui permet celle-ci.
finding-bad-signature =
    .what = Une signature de la chaîne de certificats n’est pas authentique.
    .todo = Donnez un nouveau certificat à la caméra. Si cela revient, quelqu’un s’est peut-être glissé entre les deux : vérifiez le câble.
finding-revoked =
    .what = Le certificat a été révoqué par son autorité.
    .todo = Donnez un nouveau certificat à la caméra.
finding-other =
    .what = Cet ordinateur refuse le certificat : { $detail }
    .todo = Donnez un nouveau certificat à la caméra, puis vérifiez de nouveau.
finding-store-unreadable =
    .what = Le magasin de certificats de cet ordinateur n’a pas pu être lu.
    .todo = Réinstallez les certificats du système (paquet ca-certificates), puis vérifiez de nouveau.

## dates
date-day = { $day } { $month } { $year }
date-moment = { $day }, { $clock }
date-january = janv.
date-february = févr.
date-march = mars
date-april = avr.
date-may = mai
date-june = juin
date-july = juil.
date-august = août
date-september = sept.
date-october = oct.
date-november = nov.
date-december = déc.
date-seconds = { $seconds } s
date-minutes = { $minutes } min
date-minutes-seconds = { $minutes } min { $seconds } s

## wizard steps
# Today's state of a device, second line of a row
today-asking = Interrogation…
today-no-https = Pas de HTTPS : image et mot de passe passent en clair
today-factory = Certificat d’usine, aucun navigateur ne l’accepte
today-not-trusted = Son certificat vient d’un inconnu pour ce PC
today-ended = Certificat expiré le { $date }
today-not-yet = Certificat valable seulement dès le { $date }
today-other-name = Son certificat est fait pour une autre adresse
today-secure = Jusqu’au { $date }
today-shared = Deux caméras ont la même adresse
today-silent = Rien ne répond à cette adresse
today-old-tls = Ne parle que { $version }, refusé par les navigateurs
today-by-hand = Ne répond pas à ONVIF : peut se faire à la main
today-refused = Ce PC refuse son certificat

find-field = Adresse, plage ou liste, par exemple 192.168.1.60-90
find-add = Ajouter
find-file = D’un fichier…
find-file-title = Liste de caméras
find-found = { $count ->
    [0] Rien trouvé encore
    [one] { $count } trouvée
   *[other] { $count } trouvées
}
find-searching = recherche sur ce réseau
find-stop = Arrêter
find-again = Rechercher encore
find-ended = recherche terminée
find-ticked = { $ticked } cochées sur { $all }
find-camera = Caméra
find-address = Adresse
find-today = Aujourd’hui
find-new = Nouvel appareil
find-nothing = Aucune caméra n’a répondu jusqu’ici.
find-nothing-todo = Vérifiez que cet ordinateur est sur le réseau des caméras, ou saisissez une adresse ci-dessus.
find-fact = { $count ->
    [one] { $count } appareil
   *[other] { $count } appareils
}
find-fact-now = { $count ->
    [one] { $count } cochée
   *[other] { $count } cochées
}
find-reason-none = Cochez au moins une caméra.
find-reason-asking = Des caméras n’ont pas encore répondu.
find-reason-shared = Deux caméras cochées ont l’adresse { $address }. Décochez-en une.
find-notice-range = « { $text } » n’est ni une adresse, ni une plage, ni une liste.
find-notice-range-todo = Écrivez par exemple 192.168.1.60, 192.168.1.60-90 ou 192.168.1.0/24.
find-notice-file = Le fichier { $name } ne contient aucune adresse que camseal sache lire.
find-notice-file-todo = Mettez une adresse par ligne ; d’autres colonnes peuvent suivre après une virgule.

login-all = { $count ->
    [one] Cet appareil
   *[other] Les { $count } appareils
}
login-by-hand = { $count ->
    [one] { $count } autre se fait à la main
   *[other] { $count } autres se font à la main
}
login-user = Nom d’utilisateur
login-password = Mot de passe
login-try = Essayer
login-tried = Essayé
login-show = Afficher le mot de passe
login-device = Appareil
login-address = Adresse
login-answer = Réponse
login-how = Comment
login-waiting = Pas encore interrogé
login-trying = Interrogation…
login-accepted = Accepté
login-over-https = en HTTPS
login-over-http = en HTTP simple, seul un condensé est parti
login-not-again = plus d’essai avec ce mot de passe
login-others = { $count ->
    [one] Celui qui a refusé
   *[other] Les { $count } qui ont refusé
}
login-once = Chaque mot de passe n’est essayé qu’une fois par appareil, car la plupart se verrouillent après cinq erreurs.
login-clear = { $count ->
    [one] { $count } appareil n’offre pas de connexion chiffrée
   *[other] { $count } appareils n’offrent pas de connexion chiffrée
}
login-clear-why = Le mot de passe lui-même n’est jamais envoyé, seulement un condensé ; qui écoute pourrait tout de même en deviner un trop faible.
login-agree = Se connecter en HTTP simple
login-leave-out = Laisser de côté
login-left-out = Laissé de côté
login-forgotten = Les mots de passe sont oubliés à la fermeture de camseal.
login-fact = { $count ->
    [one] { $count } connecté
   *[other] { $count } connectés
}
login-reason-password = Saisissez le mot de passe, puis essayez-le.
login-reason-trying = Les caméras sont interrogées…
login-reason-try = Appuyez sur Essayer : le mot de passe n’a pas encore été essayé.
login-reason-refused = { $count ->
    [one] { $count } appareil n’est pas encore connecté. Saisissez un autre mot de passe, ou laissez-le de côté.
   *[other] { $count } appareils ne sont pas encore connectés. Saisissez un autre mot de passe, ou laissez-les de côté.
}
login-reason-none = Il ne reste aucun appareil. Revenez en arrière et cochez-en un.

authority-new = Une nouvelle autorité pour ce site
authority-name = Nom du site
authority-name-example = Hôtel Astoria
authority-shown = Les PC l’afficheront comme « { $name } camera authority » avec un code de quatre caractères
authority-limited = Limitée à ce site.
authority-limited-more = Même volée, elle ne peut servir ni contre des boutiques en ligne ni contre des banques.
authority-unlimited = Non limitée.
authority-unlimited-more = Qui vole sa clé pourrait imiter n’importe quel site web pour les PC qui l’approuvent.
authority-can = Peut garantir
authority-never = Ne peut jamais garantir
authority-private = Adresses privées
authority-private-more = 192.168… · 10… · 172.16 à 172.31…
authority-local = Noms locaux
authority-local-more = .local · .lan · .internal
authority-domain = Le domaine du client
authority-domain-none = aucun encore
authority-domain-add = Ajouter…
authority-domain-field = Domaines du client, par exemple hotel.example
authority-banks = Banques et boutiques
authority-banks-more = quel que soit leur nom
authority-internet = Tout ce qui est sur Internet
authority-internet-more = messagerie, cloud, mises à jour
authority-others = D’autres autorités
authority-others-more = elle ne peut pas en créer
authority-details = Détails
authority-details-more = { $key }, valable { $years } ans, { $sealed }
authority-sealed-system = clé protégée par cet ordinateur, pour vous
authority-sealed-passphrase = clé protégée par une phrase secrète
authority-sealed-both = clé protégée par cet ordinateur et une phrase secrète
authority-key = Type de clé
authority-years = Validité en années
authority-constraints = La limiter aux adresses privées, aux noms locaux et aux domaines ci-dessus
authority-passphrase = Phrase secrète
authority-passphrase-again = Phrase secrète, encore une fois
authority-passphrase-optional = Phrase secrète, pour ouvrir le site sur un autre ordinateur
authority-passphrase-why = Cet ordinateur n’a pas de trousseau que camseal puisse utiliser : une phrase secrète protège donc la clé de l’autorité.
authority-passphrase-hint = Quatre mots ou plus, sans lien entre eux, sont faciles à retenir et difficiles à deviner.
authority-strength-short = Trop courte : au moins 10 caractères
authority-strength-weak = Faible : ajoutez un mot
authority-strength-good = Bonne
authority-passphrase-other = Les deux ne sont pas identiques
authority-existing = Une autorité que le client a déjà
authority-existing-more = Une racine d’entreprise, un fichier d’un NAS (ZIP), PFX ou PEM
authority-open = Ouvrir des fichiers…
authority-open-title = Certificat et clé de l’autorité
authority-opened = { $name }, jusqu’au { $date }
authority-import-passphrase = Phrase secrète du fichier
authority-import-unlock = Ouvrir
authority-adopted = L’autorité est créée
authority-adopted-more = Son empreinte est { $short }. Revenir en arrière n’y change rien.
authority-replace = En créer une autre
authority-making = Création de la clé de l’autorité…
authority-fact-new = nouvelle, { $code }
authority-fact-own = celle du client
authority-reason-name = Saisissez le nom du site.
authority-reason-name-taken = Un site de ce nom se trouve déjà dans { $folder }. Choisissez un autre nom.
authority-reason-passphrase = Saisissez deux fois une phrase secrète.
authority-reason-years = Choisissez de 1 à 25 ans.
authority-reason-domain = « { $text } » n’est pas un domaine.
authority-reason-file = Ouvrez les fichiers de l’autorité.
authority-reason-locked = Le fichier demande sa phrase secrète.
authority-notice-no-authority = Il n’y a pas de certificat avec sa clé dans ces fichiers.
authority-notice-no-authority-todo = Choisissez les deux ensemble : le certificat de l’autorité et sa clé privée.

plan-certificates = { $count ->
    [one] nouveau certificat
   *[other] nouveaux certificats
}
plan-https = { $count ->
    [one] appareil passe en HTTPS
   *[other] appareils passent en HTTPS
}
plan-clocks = { $count ->
    [one] horloge réglée
   *[other] horloges réglées
}
plan-by-hand = { $count ->
    [one] appareil fait à la main
   *[other] appareils faits à la main
}
plan-http-stays = HTTP reste activé.
plan-http-stays-more = Les enregistreurs qui l’utilisent continuent de fonctionner ; désactivez-le plus tard, quand ils seront passés en HTTPS.
plan-asking = Les caméras disent ce qu’elles savent faire…
plan-device = Appareil
plan-names = Certificat pour
plan-key = Clé créée par
plan-changes = Ce qui change
plan-key-camera = caméra
plan-key-here = ce PC
plan-until = Les nouveaux certificats sont valables jusqu’au { $date }.
plan-change-first = HTTPS activé, premier certificat
plan-change-replaced = Son certificat est remplacé
plan-change-factory = Certificat d’usine remplacé
plan-change-ended = Certificat expiré remplacé
plan-change-clock = Horloge réglée
plan-change-none = Rien, elle est déjà sécurisée
plan-change-by-hand = Deux fichiers, envoyés à la main
plan-warn-clock = L’horloge indique le { $date }
# Models, then a remark that holds for them.
plan-note-for = { $devices } : { $note }
plan-warn-by-hand = A besoin de vous environ 2 min
plan-nothing-yet = Rien n’a été modifié jusqu’ici.
plan-reason-nothing = Il n’y a rien à faire.
plan-reason-authority = Créez d’abord l’autorité.
plan-fact = { $count ->
    [one] { $count } changement
   *[other] { $count } changements
}
plan-start = Démarrer

work-title = { $count ->
    [one] Sécurisation de { $count } caméra
   *[other] Sécurisation de { $count } caméras
}
work-so-far = depuis { $time }
work-left = encore { $time } environ
work-pause = Pause
work-resume = Reprendre
work-pausing = La caméra en cours se termine…
work-paused = En pause
work-secure = { $count ->
    [one] { $count } sécurisée
   *[other] { $count } sécurisées
}
work-busy = { $count } en cours
work-needs = { $count ->
    [one] { $count } a besoin de vous
   *[other] { $count } ont besoin de vous
}
work-waiting = { $count } en attente
work-camera = Caméra
work-now = En ce moment
work-again = Réessayer
work-skip = Passer cette caméra
work-skipped = Passée
work-others-go-on = Les autres continuent.
work-of-about = { $time } sur environ { $estimate }
work-fact = { $done } sur { $all }
work-fact-done = { $count ->
    [one] { $count } sécurisée
   *[other] { $count } sécurisées
}
work-reason-open = { $count ->
    [one] Il reste { $count } caméra à faire.
   *[other] Il reste { $count } caméras à faire.
}
work-reason-paused = En pause. Reprenez, ou appuyez sur Retour.
work-reason-failed = Aucune caméra n’a pu être sécurisée. Réessayez, ou revenez en arrière.
work-wait-turn = attend son tour

trust-title = Faire approuver { $site } par ce PC
trust-root = Certificat racine, limité à ce site, jusqu’au { $date }
trust-root-unlimited = Certificat racine, jusqu’au { $date }
trust-fingerprint = Empreinte (SHA-256)
trust-aloud = À lire à voix haute
trust-view = Afficher
trust-copy = Copier
trust-changes = Ce qui change sur ce PC
trust-where = Où
trust-today = Aujourd’hui
trust-after = Ensuite
trust-system = Ce PC, pour tous
trust-chromium = Chrome, Chromium et Edge
trust-firefox = Firefox
trust-asking = Interrogation…
trust-not-there = Absente
trust-there = Présente
trust-not-for-servers = Présente, mais pas pour les sites web
trust-added = La racine est ajoutée
trust-same = Rien ne change
trust-working = Ajout en cours…
trust-now-there = Installée et relue
trust-skipped-row = laissé tel quel
trust-details = Détails
trust-details-more = les fichiers et commandes exacts
trust-change-write = écrit { $path }
trust-change-remove = supprime { $path }
trust-change-run = lance { $command }
trust-install = Installer
trust-skip = Passer ce PC
trust-elevation = Le système demande une fois l’autorisation.
trust-no-elevation = camseal les relit ensuite.
trust-none = Aucun magasin de certificats connu de camseal n’a été trouvé sur cet ordinateur.
trust-none-todo = Apportez le certificat racine aux PC qui regardent les caméras.
trust-fact = ce PC
trust-fact-skipped = passé

proof-sub = Chaque appareil est rouvert et jugé comme ce PC juge les sites web.
proof-all = { $all ->
    [one] La caméra est sécurisée
   *[other] Les { $all } appareils sont sécurisés
}
proof-some = { $secure } appareils sur { $all } sont sécurisés
proof-all-more = { $all ->
    [one] Ce PC l’a ouverte sans avertissement.
   *[other] Ce PC les a tous ouverts sans avertissement.
}
proof-some-more = Ceux qui sont refusés disent pourquoi.
proof-asking = Ouverture de { $all } appareils…
proof-device = Appareil
proof-this-pc = Ce PC
proof-open = Ouvrir dans le navigateur
proof-view = Afficher
proof-again = Vérifier de nouveau
proof-checking = Ouverture…
proof-reason-checking = Les caméras sont en train de s’ouvrir…
proof-finish = Terminer
proof-fact = { $secure } sur { $all }
## work
error-work-no-login =
    .what = Il n’y a ni nom d’utilisateur ni mot de passe pour la caméra à { $address }.
    .todo = Saisissez-les sous « Connexion », puis relancez.
error-work-clock-off =
    .what = L’horloge de la caméra à { $address } est fausse d’environ { $off }.
    .todo = Autorisez camseal à la régler, ou réglez-la sur la page web de la caméra, de préférence par un serveur de temps.
error-work-key-in-clear =
    .what = Une clé créée ici voyagerait en clair vers la caméra à { $address }.
    .todo = Activez d’abord HTTPS sur la page web de la caméra (son propre certificat suffit), ou laissez la caméra créer la clé.
error-work-no-such-key-place =
    .what = La caméra à { $address } n’offre pas l’endroit que vous avez choisi pour la clé.
    .todo = Remettez « clé créée » sur automatique, ou faites cette caméra à la main.
error-work-weak-keys-only =
    .what = La caméra à { $address } ne crée que des clés que les navigateurs refusent.
    .todo = Laissez camseal créer la clé (« clé créée ici »), ou cherchez un firmware plus récent.
error-work-key-slow =
    .what = La caméra à { $address } n’avait pas de clé prête après { $seconds } secondes.
    .todo = Laissez-la au repos quelques minutes et réessayez, ou laissez camseal créer la clé (« clé créée ici »).
error-work-no-name =
    .what = L’autorité de ce site n’a pas le droit de signer pour { $address }.
    .todo = Joignez la caméra par une adresse privée ou un nom du domaine du client, ou ajoutez le domaine à une nouvelle autorité.
error-work-still-old =
    .what = La caméra à { $address } présente toujours un autre certificat ({ $seen }).
    .todo = Redémarrez la caméra et réessayez. Si cela persiste, choisissez le certificat sur la page web de la caméra, ou cherchez un firmware plus récent.
error-work-not-back =
    .what = HTTPS à { $address } n’est pas revenu en { $seconds } secondes.
    .todo = Vérifiez l’alimentation et le réseau ; redémarrez la caméra à la main et relancez-la ici.
error-work-model-failed =
    .what = La première caméra de ce modèle, { $first }, a échoué ; celle-ci a donc été laissée tranquille.
    .todo = Regardez la raison chez la première, puis relancez celle-ci.
error-work-broke-off =
    .what = Le travail sur { $address } s’est interrompu par une erreur de camseal.
    .todo = Relancez : camseal regarde d’abord ce que la caméra a fait. Merci de nous le signaler avec le journal.
error-work-old-work-left =
    .what = Un essai précédent sur { $address } n’a pas pu être annulé.
    .todo = Vérifiez que la caméra répond et que sa connexion administrateur est juste, puis relancez.
outcome-secured =
    .what = La caméra à { $address } présente son nouveau certificat.
    .todo = Rien. Passez à la confiance et à la preuve.
outcome-already-secure =
    .what = La caméra à { $address } présente déjà son certificat.
    .todo = Rien ; elle n’a pas été modifiée.
outcome-needs-restart =
    .what = Le certificat est dans la caméra à { $address } ; elle doit redémarrer pour l’utiliser.
    .todo = Autorisez le redémarrage et relancez, ou redémarrez-la vous-même puis relancez.
outcome-by-hand =
    .what = Les fichiers pour { $address } sont prêts.
    .todo = Enregistrez-les et envoyez-les sur la page web de la caméra ; camseal la vérifie ensuite.
left-untouched =
    .what = Rien n’a été modifié sur la caméra.
    .todo = {""}
left-as-before =
    .what = La caméra est comme avant.
    .todo = {""}
left-unfinished =
    .what = La caméra n’a pas pu être remise en état ; de nouveaux objets nommés « camseal-… » sont peut-être en service.
    .todo = Relancez cette caméra quand elle répond : camseal termine ou annule ce qu’il a commencé.
left-leftovers =
    .what = La caméra présente son ancien certificat, mais des objets nommés « camseal-… » s’y trouvent peut-être encore.
    .todo = Relancez cette caméra : camseal les supprime.
skipped-asked =
    .what = Vous avez passé cette caméra.
    .todo = Relancez-la quand vous voulez.
skipped-stopped =
    .what = Le travail a été arrêté avant le tour de cette caméra.
    .todo = Relancez-la pour continuer.
skipped-logins-refused =
    .what = Les premières caméras ont refusé cette connexion, { $last } en dernier ; elle n’a plus été essayée ensuite.
    .todo = Vérifiez nom d’utilisateur et mot de passe sur la page web d’une caméra ; puis relancez. Aucune caméra n’a été essayée deux fois.
skipped-forgotten =
    .what = Cette caméra n’est plus sur la liste du site.
    .todo = Recherchez-la et ajoutez-la de nouveau.
warning-clock-off =
    .what = L’horloge de la caméra est fausse de { $off }.
    .todo = Autorisez camseal à la régler.
warning-no-https =
    .what = HTTPS est désactivé. La connexion passe une fois en HTTP simple, protégée seulement par un condensé ; HTTPS est activé à la fin.
    .todo = Faites-le si possible sur un câble à part, et changez ensuite le mot de passe.
warning-clear-http-refused =
    .what = HTTPS est désactivé, et la connexion en HTTP simple n’a pas été acceptée.
    .todo = Acceptez-la pour ce site, ou activez HTTPS sur la page web de la caméra.
warning-by-hand =
    .what = Cet appareil n’a pas d’interface pour les certificats que camseal puisse utiliser.
    .todo = camseal crée les fichiers ; vous les envoyez sur la page web de l’appareil.
warning-outside-constraints =
    .what = L’autorité n’a pas le droit de signer pour « { $name } » ; ce nom est laissé de côté.
    .todo = Ajoutez le domaine à une nouvelle autorité si la caméra doit être joignable par ce nom.
warning-no-name =
    .what = Il ne reste aucun nom que l’autorité ait le droit de signer.
    .todo = Joignez la caméra par une adresse privée ou un nom du domaine du client.
warning-address-only =
    .what = Le certificat est pour une adresse IP. Si la caméra en reçoit une autre, il ne convient plus.
    .todo = Donnez une adresse fixe à la caméra.
warning-standard-only =
    .what = Cette méthode suit la norme ; personne ne l’a encore montrée sur ce modèle.
    .todo = Commencez par une caméra. camseal la remet en état si cela échoue.
## console
# The first words of a line on stderr.
console-error = erreur : { $what }
console-hint = conseil : { $todo }
console-note = note : { $what }
error-console-no-site =
    .what = Il faut un site pour cela.
    .todo = Indiquez son fichier avec --site FILE, ou créez-en un avec « site create FILE --name NAME ».
error-console-unknown-language =
    .what = camseal ne parle pas « { $tag } ».
    .todo = Choisissez une de ces langues : { $known }.
error-console-output =
    .what = La réponse n’a pas pu être écrite.
    .todo = Vérifiez que le disque n’est pas plein et que le fichier est modifiable.
error-console-runtime =
    .what = Le système n’a donné à camseal aucun fil d’exécution pour travailler.
    .todo = Fermez d’autres programmes et réessayez.
error-console-no-secret =
    .what = Il faut ici un mot de passe ou une phrase secrète, et personne n’est au terminal pour les saisir.
    .todo = Mettez-les sur la première ligne d’un fichier et indiquez-le avec { $option }, ou définissez la variable { $variable }.
error-console-empty-secret =
    .what = La première ligne de { $path } ne contient pas de secret utilisable.
    .todo = Écrivez le mot de passe ou la phrase secrète sur la première ligne du fichier.
error-console-secrets-differ =
    .what = Les deux phrases secrètes sont différentes.
    .todo = Saisissez deux fois la même phrase secrète.
error-console-stdin-twice =
    .what = L’entrée standard est demandée deux fois.
    .todo = Utilisez « - » pour l’une et un fichier pour l’autre.
error-console-not-answered =
    .what = La question est restée sans réponse.
    .todo = Relancez et répondez, ou donnez la réponse en option.
error-console-unknown-verb =
    .what = Le verbe « { $verb } » n’existe pas.
    .todo = « camseal-cli --help » donne la liste des verbes.
## certificates
error-certificate-not-one =
    .what = Ce n’est pas un certificat.
    .todo = Choisissez le fichier du certificat : il se termine d’habitude par .crt, .cer ou .pem.
error-certificate-not-a-key =
    .what = Ce n’est pas une clé privée que camseal puisse utiliser.
    .todo = Choisissez le fichier de la clé privée en PEM, DER ou PFX, complet et intact.

## console: questions and words
console-practice = { $count ->
        [one] Une caméra d’exercice est en marche ; Ctrl-C l’arrête.
       *[other] { $count } caméras d’exercice sont en marche ; Ctrl-C les arrête.
    }
console-ask-passphrase = Phrase secrète de l’autorité du site :
console-ask-new-passphrase = Une phrase secrète pour l’autorité du site :
console-ask-new-passphrase-or-keeper = Une phrase secrète pour l’autorité du site (Entrée seule : la garder dans le trousseau de cet ordinateur) :
console-ask-again = Encore une fois :
console-ask-file-password = Mot de passe de { $path } :
console-ask-pfx-password = Un mot de passe pour le fichier PFX :
console-authority-exported = { $path } contient le certificat racine, SHA-256 { $sha256 }
console-certificate-subject = Certificat
console-certificate-names = Convient à
console-certificate-no-names = aucun nom
console-certificate-valid = Validité
console-certificate-dates = { $from } au { $until }
console-certificate-over = (expiré)
console-certificate-left = { $days ->
    [one] (encore { $days } jour)
   *[other] (encore { $days } jours)
}
console-certificate-issuer = Émis par
console-certificate-key = Clé
console-certificate-sha256 = SHA-256
console-site-no-authority = Ce site n’a pas encore d’autorité.
console-site-until = jusqu’au { $date }
console-standing-found = trouvée
console-standing-ready = prête
console-standing-working = travail interrompu
console-standing-putting-back = à remettre d’abord en état
console-standing-secured = sécurisée
console-standing-stale = demande un nouveau certificat
console-standing-failed = a échoué
console-standing-by-hand = à faire à la main
console-presence-trusted = approuvée
console-presence-untrusted = présente, mais non approuvée pour les sites web
console-presence-absent = absente
console-presence-unknown = inconnu
error-console-no-authority =
    .what = Le site { $path } n’a pas encore d’autorité.
    .todo = Créez un nouveau site avec « site create », ou reprenez une autorité avec « authority import ».
error-console-kept-elsewhere =
    .what = Le secret qui ouvre l’autorité de ce site est dans le trousseau d’un autre ordinateur ou d’un autre compte.
    .todo = Ouvrez le site là-bas, ou donnez sa phrase secrète avec --passphrase-file s’il en a une.
error-console-no-certificate =
    .what = Il n’y a pas de certificat dans ce fichier.
    .todo = Choisissez un fichier de certificat : .crt, .cer, .pem, .der, .p7b ou .pfx.
error-console-no-key =
    .what = Il n’y a pas de clé dans ces fichiers.
    .todo = Indiquez la clé de l’autorité avec --key FILE, ou choisissez un PFX qui contient les deux.
error-console-authority-in-use =
    .what = Des caméras de ce site ont des certificats de son autorité actuelle ; avec une autre, il leur en faut à toutes de nouveaux.
    .todo = Si c’est ce que vous voulez, répétez la commande avec --replace.
error-console-bad-fingerprint =
    .what = « { $text } » n’est pas une empreinte SHA-256.
    .todo = Écrivez les 64 chiffres (0-9, a-f) ; deux-points et espaces ne comptent pas.
error-console-no-stores =
    .what = camseal ne connaît aucun magasin de certificats sur cet ordinateur.
    .todo = Exportez la racine avec « authority export » et importez-la avec l’outil du système.

## authority
error-authority-no-site-name =
    .what = Le site n’a pas encore de nom.
    .todo = Saisissez le nom du client ; il figure dans le certificat de l’autorité.
error-authority-bad-years =
    .what = Une autorité ne peut pas être valable { $years } ans.
    .todo = Choisissez de 1 à 30 ans ; 10 est habituel.
error-authority-bad-domain =
    .what = « { $domain } » n’est ni un domaine, ni un nom d’hôte, ni l’adresse d’un appareil.
    .todo = Écrivez par exemple hotel.example ou cam01.
error-authority-no-names =
    .what = Le certificat de la caméra n’aurait aucun nom, et aucun navigateur ne l’accepterait.
    .todo = Donnez au moins l’adresse par laquelle on joint la caméra.
error-authority-bad-name =
    .what = « { $name } » ne peut pas être le nom d’une caméra.
    .todo = Utilisez son adresse IP, ou un nom d’hôte fait de lettres, de chiffres et de traits d’union, comme cam01.local.
error-authority-wide-wildcard =
    .what = « { $name } » serait valable pour des noms qui n’appartiennent à personne ; les navigateurs le refusent.
    .todo = Nommez la caméra elle-même.
error-authority-name-not-permitted =
    .what = Cette autorité est limitée aux noms locaux, et « { $name } » n’en est pas un.
    .todo = Utilisez l’adresse privée de la caméra ou un nom en .local, ou créez l’autorité en y ajoutant ce nom ou ce domaine.
error-authority-bad-days =
    .what = Un certificat ne peut pas être valable { $days } jours.
    .todo = Choisissez de 1 à 824 jours ; 730 est habituel.
error-authority-expired =
    .what = L’autorité « { $title } » a expiré le { $until }.
    .todo = Vérifiez l’horloge de cet ordinateur. Si elle est juste, créez une nouvelle autorité et renouvelez toutes les caméras.
error-authority-not-yet-valid =
    .what = L’autorité « { $title } » n’est pas valable avant le { $from }.
    .todo = Vérifiez l’horloge de cet ordinateur.
error-authority-key-does-not-belong =
    .what = La clé privée n’est pas celle du certificat « { $title } ».
    .todo = Choisissez la clé créée en même temps que ce certificat.
error-authority-not-one =
    .what = « { $title } » n’est pas une autorité : ce certificat ne peut pas garantir des caméras.
    .todo = Choisissez le certificat de l’autorité (CA), pas celui d’un serveur.
error-authority-may-not-sign =
    .what = « { $title } » n’a pas le droit de signer des certificats (utilisation de la clé).
    .todo = Choisissez une autre autorité, ou créez-en une nouvelle ici.
error-authority-too-deep =
    .what = « { $title } » n’admet aucune autorité sous elle ; les navigateurs refuseraient donc les certificats des caméras.
    .todo = Demandez aux administrateurs de l’entreprise une autorité intermédiaire avec un chemin plus long, ou créez-en une nouvelle ici.
error-authority-key =
    .what = Une autorité avec une clé { $kind } n’est pas acceptée par tous les navigateurs.
    .todo = Créez une nouvelle autorité ici ; RSA-3072 fonctionne partout.
error-authority-broken-chain =
    .what = Il manque le certificat de « { $missing } », placé au-dessus.
    .todo = Ajoutez le fichier qui contient toute la chaîne jusqu’au certificat racine.
error-authority-not-a-request =
    .what = Ce n’est pas une demande de certificat (CSR).
    .todo = Exportez de nouveau la demande sur la page web de la caméra ; le fichier se termine d’habitude par .csr ou .pem.
error-authority-weak-request-key =
    .what = La demande de la caméra a une clé { $kind }, trop courte pour être sûre et refusée par les appareils Apple.
    .todo = Laissez la caméra créer une clé de 2048 bits, ou laissez camseal créer la clé.
error-authority-unsupported-request-key =
    .what = La demande de la caméra a une clé { $kind }, que les navigateurs n’acceptent pas pour les sites web.
    .todo = Laissez la caméra créer une clé RSA de 2048 bits ou une clé P-256, ou laissez camseal créer la clé.
error-authority-request-algorithm =
    .what = La demande de la caméra est signée avec { $algorithm }, ce qui ne prouve rien.
    .todo = Cherchez un firmware plus récent, ou laissez camseal créer la clé.
error-authority-request-signature =
    .what = La demande n’est pas signée par sa propre clé : elle a été abîmée ou modifiée en chemin.
    .todo = Créez et exportez de nouveau la demande sur la caméra.
error-authority-empty-passphrase =
    .what = La phrase secrète est vide.
    .todo = Saisissez une phrase secrète, ou laissez camseal en créer une.
error-authority-closed =
    .what = Cette phrase secrète n’ouvre pas la clé de l’autorité.
    .todo = Vérifiez les majuscules et la disposition du clavier, puis réessayez ; le nombre d’essais n’est pas limité.
error-authority-crypto =
    .what = La cryptographie de cet ordinateur n’a pas effectué l’opération.
    .todo = Réessayez une fois. Si cela persiste, envoyez-nous les détails.
error-keeper-absent =
    .what = Cet ordinateur n’a pas de trousseau qui réponde.
    .todo = Utilisez plutôt une phrase secrète pour l’autorité.
error-keeper-refused =
    .what = Le trousseau de cet ordinateur a refusé.
    .todo = Déverrouillez le trousseau et réessayez, ou utilisez une phrase secrète pour l’autorité.
note-shortened =
    .what = Le certificat se termine le { $until } : les appareils Apple refusent plus de 825 jours en tout.
    .todo = Renouvelez-le avant ce jour.
note-ends-with-authority =
    .what = Le certificat se termine le { $until }, en même temps que l’autorité.
    .todo = Prévoyez une nouvelle autorité avant ce jour.
note-old-signature =
    .what = La caméra a signé sa demande avec l’ancien SHA-1 ; sa clé est saine, et le certificat lui-même est signé avec SHA-256 ou mieux.
    .todo = Rien à faire. Un firmware plus récent fera peut-être mieux.
note-address-moved =
    .what = La caméra a mis son adresse { $address } là où aucun navigateur ne regarde ; camseal l’a écrite au bon endroit.
    .todo = Rien à faire.
note-address-as-name =
    .what = La caméra a écrit son adresse { $address } comme un nom d’hôte ; camseal l’a écrite comme une adresse.
    .todo = Rien à faire.
note-names-left-out =
    .what = La caméra a aussi demandé { $names }, qui n’est pas dans le plan et a été laissé de côté.
    .todo = Ajoutez ce nom au plan si l’on joint vraiment la caméra par lui.
note-authority-left-out =
    .what = La caméra a demandé à devenir elle-même une autorité ; cela a été laissé de côté.
    .todo = Vérifiez que le firmware est authentique ; une caméra n’a pas besoin de ce droit.
note-extensions-left-out =
    .what = La caméra a demandé d’autres propriétés ({ $extensions }) ; elles ont été laissées de côté.
    .todo = Rien à faire.
## practice cameras
error-practice-family =
    .what = Il n’y a pas de caméra d’exercice de la famille « { $family } ».
    .todo = Choisissez parmi { $known }.
error-practice-port =
    .what = Le port { $port } de cet ordinateur est pris.
    .todo = Choisissez un autre premier port, ou laissez camseal choisir.
error-practice-range =
    .what = { $given } n’est pas possible pour « { $option } ».
    .todo = Choisissez un temps entre 0 et 86400 secondes, ou un premier port assez bas pour toutes les caméras.
error-practice-factory =
    .what = Le certificat d’usine des caméras d’exercice n’a pas pu être créé.
    .todo = Relancez camseal ; cet ordinateur n’a pas donné de nombres aléatoires.

## window: frame, home, settings, help
program = camseal
window-title = { $site } – camseal
back = Retour
close = Fermer
copy = Copier
copied = Copié.
again = Réessayer
home = Accueil
help = Aide
settings = Paramètres
finish = Terminer
next-to = Suite : { $step }
key-enter = Entrée
key-escape = Échap
key-tab = Tab
key-step = Ctrl 1 … 7
key-step-mac = Cmd 1 … 7
key-help = F1
key-find = Ctrl F
key-find-mac = Cmd F
wizard-new-site = Nouveau site
wizard-step-of = Étape { $number } sur { $all }
tone-secure = Sécurisé
tone-attention = Attention
tone-refused = Non sécurisé
tone-unknown = Inconnu
date-ago = { $days ->
    [0] aujourd’hui
    [one] hier
   *[other] il y a { $days } jours
}
date-in-days = { $days ->
    [0] aujourd’hui
    [one] demain
   *[other] dans { $days } jours
}
date-in-months = dans { $months } mois
home-secure = Sécuriser des caméras
home-secure-more = Trouver les caméras, les certifier et prouver que c’est sûr.
home-start = Commencer un nouveau site
home-why = Pourquoi n’est-ce pas sécurisé ?
home-why-more = Une adresse suffit : camseal dit ce qui ne va pas et quoi faire.
home-trust = Faire approuver un site ou un fichier par ce PC
home-trust-more = Mettre un certificat racine dans le bon magasin, et le relire.
home-sign = Signer une demande
home-sign-more = À la demande (CSR) d’un appareil, donnez un certificat.
home-sites = Sites
home-open = Ouvrir un fichier de site…
home-no-sites = Pas encore de site. Le premier que vous commencez s’affiche ici, avec l’état de ses caméras.
home-column-site = Site
home-column-cameras = Caméras
home-column-ends = Premier certificat à expirer
home-column-state = État
home-no-certificate = aucun encore
home-visited = Dernière visite le { $date }
home-not-visited = Pas encore visité
home-continue = Continuer
home-empty = À peine commencé
home-empty-why = aucune caméra choisie
home-secure-why = comme à votre départ
home-unfinished = Pas terminé
home-unfinished-why = { $done } sur { $all } faites
home-ending = Expire bientôt
home-ending-why = à renouveler à cette visite
home-changed =
    { $count ->
        [one] { $count } caméra changée
       *[other] { $count } caméras changées
    }
home-unseen-why =
    { $days ->
        [one] pas vu depuis { $days } jour
       *[other] pas vu depuis { $days } jours
    }
home-unreadable = Impossible à ouvrir
home-unreadable-why = l’ouvrir dit pourquoi
home-drop = Déposez un certificat, une clé, une demande ou un fichier de site n’importe où sur cette fenêtre pour l’ouvrir.
kind-site = Site de camseal
open-unknown = camseal ne connaît pas ce type de fichier.
failure-file = Le fichier
settings-language = Langue
settings-no-font = { $language } : aucune police de cet ordinateur n’a ces caractères. Installez-en une (par exemple Noto Sans CJK), puis relancez camseal.
settings-appearance = Apparence
settings-size = Taille de l’ensemble
settings-as-desktop = Comme sur cet ordinateur
settings-light = Clair
settings-dark = Sombre
settings-contrast = Contraste élevé
settings-smaller = Plus petit
settings-larger = Plus grand
settings-percent = { $percent } %
help-enter = continuer, ou le bouton qui porte ce signe
help-escape = retour
help-tab = d’un champ à l’autre
help-step = à une étape déjà visitée
help-help = cette page
help-find = dans le champ de recherche d’un site
help-sites = Vos sites
help-settings = Paramètres
help-log = Journal, pour quand quelque chose ne va pas
help-version = camseal { $version }
main-no-window = La fenêtre n’a pas pu s’ouvrir. Un bureau est-il en marche ? Le programme console camseal-cli s’en passe. Le journal se trouve ici :
main-stumbled = camseal a trébuché et a dû s’arrêter. Vos sites sont en sûreté : chaque étape était enregistrée. Un rapport se trouve ici :
main-practice-camera = Caméra d’exercice

## wizard steps, further words
find-title = Trouver les caméras
find-lead = Tout ce qui n’est pas encore sécurisé est coché. Décochez ce que vous voulez laisser tel quel.
find-reason-saving = La liste s’enregistre dans le site…
login-title = Se connecter
login-lead = Un nom d’utilisateur et un mot de passe pour tous, d’autres là où il le faut.
login-agree-one = Accepter
login-take-back = Annuler l’accord
login-refused = Refusé
login-failed = Pas de connexion
login-no-https = Pas de connexion chiffrée
login-no-https-more = Il ne répond qu’en HTTP simple.
login-reason-clear = { $count ->
    [one] { $count } appareil n’offre pas de connexion chiffrée. Acceptez, ou laissez-le de côté.
   *[other] { $count } appareils n’offrent pas de connexion chiffrée. Acceptez, ou laissez-les de côté.
}
authority-title = Qui se porte garant de ces caméras ?
authority-lead = Une autorité (CA) signe le certificat de chaque caméra. Les PC qui connaissent l’autorité font confiance aux caméras.
authority-asleep = Sa clé est protégée. La phrase secrète l’ouvre.
authority-waking = Ouverture de la clé de l’autorité…
authority-asking-keeper = Demande du trousseau à cet ordinateur…
authority-reason-closed = Saisissez la phrase secrète de ce site.
error-wizard-locked =
    .what = Ces fichiers sont verrouillés par une phrase secrète.
    .todo = Saisissez la phrase secrète du fichier, puis ouvrez-le.
error-wizard-no-authority =
    .what = Il n’y a pas de certificat d’autorité avec sa clé dans ces fichiers.
    .todo = Choisissez les deux ensemble : le certificat de l’autorité et sa clé privée.
error-wizard-broke-off =
    .what = camseal a trébuché sur ce travail ; rien n’a été modifié.
    .todo = Réessayez une fois. Si cela persiste, regardez le journal indiqué sous Aide.

## wizard steps, plan and work
plan-title = Le plan
plan-lead = Seulement ce qui diffère d’aujourd’hui.
plan-change-finish = Le travail interrompu est terminé
plan-change-and-clock = Horloge réglée. { $change }
plan-set-clocks = Mettre les horloges fausses à l’heure de cet ordinateur
plan-may-restart = Les caméras peuvent redémarrer s’il le faut ; l’image disparaît alors une minute
work-title-done = { $done } caméras sur { $all } sont sécurisées
work-lead = Jusqu’à { $count } à la fois ; une de chaque modèle passe en premier.
work-lead-done = Cela a pris { $time }.
work-reason-nothing = Rien n’a encore été lancé. Revenez au plan.
work-needs-restart = À redémarrer
work-login-refused = Mot de passe refusé
work-failed = Échec
work-by-hand = À vous
work-putting-back = Remise en état
work-doing-clock = Lecture de l’horloge
work-doing-request = Création de la clé
work-doing-sign = Signature
work-doing-upload = Envoi
work-doing-turn-on = Activation
work-doing-restart = Redémarrage
work-doing-check = Vérification
work-stage-clock = Heure
work-stage-request = Demande
work-stage-sign = Signer
work-stage-upload = Envoi
work-stage-turn-on = Activer
work-stage-restart = Relance
work-stage-check = Vérifier
work-new-password = Nouveau mot de passe…
work-restart = La redémarrer
work-keep = Enregistrer les fichiers…
work-keep-title = Dossier pour le certificat et la clé
work-kept = Certificat, clé et racine sont enregistrés.

## wizard steps, trust and proof
trust-lead = Un certificat racine entre. Chaque caméra qu’il a signée est alors approuvée ici.
trust-untrusted = Présente, mais non approuvée pour les sites web
trust-refused = Non installée
trust-nothing-known = impossible à déterminer
trust-reason-authority = Créez d’abord l’autorité.
trust-reason-asking = Les magasins de cet ordinateur sont interrogés…
trust-reason-working = En attente des magasins…
trust-again = Réessayer
proof-title = Preuve
proof-sub-at = Chaque appareil a été rouvert à { $time } et jugé comme ce PC juge les sites web.
proof-none = Aucun appareil n’est encore sécurisé
proof-none-more = Revenez au Travail ; ce qui n’est pas sécurisé n’est pas ouvert ici.
proof-secure-until = Jusqu’au { $date }
proof-reason-none = Aucun appareil n’est encore sécurisé.
proof-refused-count = { $count ->
    [one] { $count } refusé
   *[other] { $count } refusés
}
## console: the job and its answers
console-ask-password = Mot de passe de « { $user } » sur les caméras :
# What a person types for yes; its first letters do too. Several words stand apart by blanks.
console-yes = oui
console-ask-clock = { $count ->
    [one] L’horloge de { $count } caméra est fausse. La mettre à l’heure de cet ordinateur ? (oui/non)
   *[other] L’horloge de { $count } caméras est fausse. Les mettre à l’heure de cet ordinateur ? (oui/non)
}
console-ask-http = { $count ->
    [one] { $count } caméra n’offre pas HTTPS. Se connecter en HTTP simple avec un condensé ? (oui/non)
   *[other] { $count } caméras n’offrent pas HTTPS. Se connecter en HTTP simple avec un condensé ? (oui/non)
}
console-ask-restart = { $count ->
    [one] { $count } caméra doit redémarrer pour finir. La redémarrer maintenant ? (oui/non)
   *[other] { $count } caméras doivent redémarrer pour finir. Les redémarrer maintenant ? (oui/non)
}
console-secure-nothing = Toutes les caméras de ce site sont sécurisées. Nommez des adresses pour en vérifier ou en renouveler une.
console-secure-stopping = Les caméras en cours se terminent ; Ctrl-C encore une fois arrête aussitôt. Le prochain lancement reprend de là.
console-moment-waiting = prend son temps
console-moment-waiting-about = prend environ { $seconds } s
console-moment-retrying = connexion perdue, nouvel essai
console-moment-putting-back = tout est remis comme avant
console-stage-clock = connexion et horloge
console-stage-request = clé et demande
console-stage-sign = signature
console-stage-upload = envoi
console-stage-turn-on = activation
console-stage-restart = redémarrage
console-stage-check = vérification
console-outcome-secured = sécurisée
console-outcome-already-secure = déjà sécurisée
console-outcome-needs-restart = à redémarrer
console-outcome-put-back = non sécurisée, remise comme avant
console-outcome-failed = non sécurisée
console-outcome-by-hand = fichiers créés, à envoyer à la main
console-outcome-skipped = passée
console-verdict-secure = { $client } : sécurisé
console-verdict-refused = { $client } : non sécurisé
console-verdict-unknown = { $client } : inconnu
console-identify-family = Famille
console-identify-signs = Parce que
console-identify-channel = Connexion
console-identify-clock = Horloge
console-clock-behind = { $moment } (retard : { $off })
console-clock-ahead = { $moment } (avance : { $off })
console-channel-pinned = en HTTPS, lié au certificat actuel
console-channel-clear = seulement en HTTP simple, après votre accord
console-channel-unreachable = impossible, rien ne répond
console-sign-port-closed = rien n’écoute sur le port { $port }
console-sign-tls = HTTPS répond avec { $version }
console-sign-old-tls = HTTPS répond, mais seulement avec { $version }
console-sign-http = un serveur web répond en HTTP simple
console-sign-onvif-clock = le service ONVIF donne l’heure
console-sign-onvif-keystore = ONVIF offre un magasin de clés et un serveur TLS
console-sign-onvif-legacy = ONVIF offre les anciennes opérations de certificat
console-sign-onvif-without = ONVIF répond, mais n’offre pas de certificats
console-sign-maker = il répond à une question que seuls les appareils { $family } comprennent
error-console-unknown-family =
    .what = La famille « { $id } » n’existe pas.
    .todo = Choisissez-en une parmi { $known } ; ou omettez --family et laissez camseal la trouver.
error-console-unknown-client =
    .what = Le client « { $id } » n’existe pas.
    .todo = Choisissez-en un parmi { $known }, all.
error-console-bad-name =
    .what = « { $text } » n’est ni un nom ni une adresse.
    .todo = Écrivez un nom d’hôte comme camera.local, ou une adresse IP.
error-console-no-user =
    .what = Ces caméras demandent une connexion.
    .todo = Nommez le compte administrateur avec --user, et donnez le mot de passe quand il est demandé.
error-console-names-for-many =
    .what = Un nom supplémentaire ne peut appartenir qu’à une seule caméra.
    .todo = Nommez une seule adresse avec --dns, et sécurisez les autres dans un lancement à part.
error-authority-no-key =
    .what = Il y a un certificat, mais pas la clé privée qui va avec.
    .todo = Choisissez aussi le fichier de la clé (souvent privkey.pem ou .key), ou un PFX qui contient les deux.
error-authority-no-certificate =
    .what = Il n’y a pas de certificat dans ce que vous avez choisi.
    .todo = Choisissez le certificat de l’autorité et sa clé.
error-authority-locked =
    .what = La clé privée est protégée par une phrase secrète.
    .todo = Saisissez la phrase secrète choisie à la création du fichier.
error-certificate-unreadable =
    .what = Le fichier « { $file } » est illisible.
    .todo = Vérifiez qu’il existe encore et que vous avez le droit de l’ouvrir.
error-certificate-empty =
    .what = Le fichier est vide.
    .todo = Exportez-le de nouveau.
error-certificate-too-large =
    .what = Le fichier dépasse { $megabytes } Mo, compressé ou non ; les certificats sont bien plus petits.
    .todo = Vérifiez que vous avez choisi le bon fichier.
error-certificate-web-page =
    .what = C’est une page web, pas un certificat : le téléchargement s’est sans doute arrêté sur une page de connexion.
    .todo = Connectez-vous d’abord à l’appareil, puis téléchargez le fichier de nouveau.
error-certificate-truncated =
    .what = Le fichier s’arrête au milieu ({ $what }).
    .todo = Copiez-le ou exportez-le de nouveau, en entier avec sa dernière ligne.
error-certificate-damaged =
    .what = Le fichier est abîmé : { $what } illisible.
    .todo = Exportez-le de nouveau ; s’il est venu par e-mail, envoyez-le dans un ZIP.
error-certificate-unsupported =
    .what = Ceci est de type { $what } ; camseal ne peut pas l’utiliser.
    .todo = Exportez plutôt le certificat et la clé en PEM ou en PFX.
error-certificate-unknown =
    .what = Il n’y a ni certificat, ni clé, ni demande dans ce fichier.
    .todo = Choisissez un fichier en .pem, .crt, .cer, .der, .p7b, .pfx, .key ou .csr, ou le ZIP exporté d’un NAS.
error-certificate-wrong-passphrase =
    .what = Cette phrase secrète n’ouvre pas ce fichier.
    .todo = Vérifiez les majuscules et la disposition du clavier, et que c’est bien la phrase secrète choisie à l’export du fichier.

## findings about certificates
finding-certificate-no-names =
    .what = Le certificat ne contient ni adresse ni nom d’hôte ; les navigateurs ignorent le nom commun.
    .todo = Émettez un nouveau certificat avec l’adresse par laquelle on joint la caméra.
finding-certificate-address-as-name =
    .what = L’adresse { $name } est écrite comme un nom d’hôte ; les navigateurs le refusent.
    .todo = Émettez un nouveau certificat avec l’adresse écrite comme une adresse ; camseal le fait.
finding-certificate-wide-wildcard =
    .what = Le nom « { $name } » couvre des noms qui n’appartiennent à personne ; les navigateurs le refusent.
    .todo = Émettez un nouveau certificat au nom même de la caméra.
finding-certificate-too-long =
    .what = Le certificat est valable { $days } jours ; les appareils Apple refusent plus de 825.
    .todo = Émettez un nouveau certificat pour 825 jours au plus.
finding-certificate-no-purpose =
    .what = Le certificat ne dit pas qu’il est pour un serveur ; les appareils Apple le refusent.
    .todo = Émettez un nouveau certificat avec l’usage « authentification du serveur ».
finding-certificate-wrong-purpose =
    .what = Le certificat n’est pas destiné à un serveur ; les navigateurs le refusent.
    .todo = Émettez un nouveau certificat avec l’usage « authentification du serveur ».
finding-certificate-no-digital-signature =
    .what = La clé du certificat n’a pas le droit de signer ; Chrome et Edge le refusent.
    .todo = Émettez un nouveau certificat dont l’utilisation de la clé comprend la signature numérique.
finding-certificate-weak-key =
    .what = La clé est { $kind }, trop courte pour être sûre.
    .todo = Remplacez-la par une clé de 2048 bits ou plus.
finding-certificate-unsupported-key =
    .what = La clé est du type { $kind }, que tous les navigateurs n’acceptent pas.
    .todo = Remplacez-la par une clé RSA de 2048 bits ou plus, ou une clé P-256.
finding-certificate-old-signature =
    .what = Le certificat est signé avec { $algorithm }, que les navigateurs refusent.
    .todo = Émettez un nouveau certificat ; camseal signe avec SHA-256 ou mieux.
finding-certificate-camera-is-authority =
    .what = Le certificat de la caméra dit qu’elle est une autorité ; Firefox le refuse.
    .todo = Émettez un nouveau certificat ; ceux de camseal ne sont jamais des autorités.
finding-certificate-expired =
    .what = Le certificat a expiré le { $until }.
    .todo = Émettez-en un nouveau. Si ce jour est encore à venir, vérifiez l’horloge de cet ordinateur.
finding-certificate-not-yet-valid =
    .what = Le certificat n’est pas valable avant le { $from }.
    .todo = Vérifiez les horloges de cet ordinateur et de la caméra.
finding-certificate-self-signed =
    .what = Le certificat a été créé par l’appareil lui-même ; personne ne s’en porte garant.
    .todo = Remplacez-le par un certificat de l’autorité du site.
finding-certificate-unknown-critical =
    .what = Le certificat exige une propriété que les clients ne connaissent pas ({ $oid }) ; ils le refusent donc.
    .todo = Émettez un nouveau certificat.
finding-certificate-never-valid =
    .what = Le certificat se termine avant de commencer.
    .todo = Vérifiez l’horloge de l’appareil qui l’a créé, puis émettez-en un nouveau.
finding-certificate-old-root =
    .what = Le certificat racine est de l’ancienne version 1, sans aucune limite ; les programmes stricts le refusent.
    .todo = Créez une nouvelle autorité ; la racine de camseal est acceptée partout.
finding-certificate-root-without-constraints =
    .what = Le certificat racine ne dit pas qu’il est une autorité ; Firefox le refuse.
    .todo = Ne l’installez pas. Créez une nouvelle autorité.
finding-certificate-not-an-authority =
    .what = Le certificat dit qu’il n’est pas une autorité ; comme racine, il est refusé.
    .todo = Choisissez plutôt le certificat racine de l’autorité.
finding-certificate-may-not-sign =
    .what = Le certificat n’a pas le droit d’en signer d’autres ; comme racine, il est refusé.
    .todo = Choisissez une autre autorité, ou créez-en une nouvelle.
finding-certificate-unlimited-root =
    .what = La racine peut garantir n’importe quel site web au monde ; si sa clé est volée, on peut imiter même des banques.
    .todo = Gardez bien sa clé, ou créez une autorité limitée aux noms locaux.
finding-certificate-root-without-name =
    .what = Le certificat racine n’a pas de nom commun ; les iPhone et iPad ne l’affichent pas.
    .todo = Créez une nouvelle autorité si de tels appareils sont utilisés.
finding-certificate-root-without-key-id =
    .what = Le certificat racine n’a pas d’identificateur de clé ; seuls des programmes très stricts s’en soucient.
    .todo = Rien à faire.
finding-certificate-not-a-root =
    .what = Ce n’est pas une racine : elle a été signée par { $issuer }.
    .todo = Installez plutôt la racine tout en haut de la chaîne.

## extensions of certificates
extension-subject-key-id = Identificateur de cette clé
extension-authority-key-id = Identificateur de la clé de l’autorité
extension-key-usage = Ce que la clé peut faire
extension-names = Noms pour lesquels il vaut
extension-issuer-names = Autres noms de l’autorité
extension-basic-constraints = Autorité ou non
extension-name-constraints = Noms qu’elle peut garantir
extension-revocation-lists = Où sont les listes de révocation
extension-policies = Règles de son émission
extension-purposes = Usages
extension-authority-access = Où se renseigner à son sujet
extension-transparency = Inscriptions dans des journaux publics
extension-netscape = Remarque d’anciens programmes
extension-unknown = Autre propriété
extension-is-authority = C’est une autorité.
extension-is-no-authority = Ce n’est pas une autorité.
extension-path-length = Autorités permises en dessous : { $length }
extension-only-names = seulement { $names }
extension-never-names = jamais { $names }
purpose-server = serveurs (HTTPS)
purpose-client = clients (802.1X, connexion mutuelle)
purpose-code = signature de programmes
purpose-mail = e-mail
purpose-time = horodatage
purpose-ocsp = réponses de révocation
purpose-any = tout usage

## console: what view shows
console-key = Clé { $kind }
console-key-fits = va avec un certificat de ce fichier
console-key-alone = ne va avec aucun certificat de ce fichier
console-request = Demande (CSR) de { $subject }, noms : { $names }, clé { $key }, { $signature }
console-locked = Une partie de ce fichier est verrouillée ; donnez son mot de passe avec --password-file.
error-console-no-subject =
    .what = « { $text } » n’est ni un fichier ni une adresse.
    .todo = Vérifiez le nom du fichier, ou écrivez une adresse comme 192.168.1.64.
cancel = Annuler
open = Ouvrir
check-again = Vérifier de nouveau
kind-certificate = Certificats, clés et demandes
open-request = Une demande (CSR) pour « { $name } », { $key }.
open-key = Ce fichier contient une clé privée et aucun certificat.
open-key-more = camseal n’affiche jamais de clés. Gardez-la là où personne d’autre ne peut la lire.
open-no-root = Il ne contient aucune autorité que ce PC pourrait approuver.
open-locked = Ce fichier est verrouillé.
open-passphrase = Phrase secrète du fichier
open-passphrase-wrong = Ce n’est pas sa phrase secrète. Réessayer ne verrouille rien.

## window: viewer
viewer-open = Ouvrir…
viewer-export = Enregistrer…
viewer-exported = Enregistré.
viewer-asking = Ce PC ouvre la caméra…
viewer-trusted = Approuvé sur ce PC pour { $address } jusqu’au { $date }
viewer-trusted-how = { $days ->
    [one] Encore { $days } jour.
   *[other] Encore { $days } jours.
} Ce PC s’est connecté à { $clock } et a accepté le certificat.
viewer-ended = Ce certificat a expiré le { $date }
viewer-ended-how = Chaque client le refuse. Donnez-en un nouveau à l’appareil.
viewer-not-yet = Ce certificat n’est valable qu’à partir du { $date }
viewer-not-yet-how = Vérifiez l’horloge de ce PC ; si elle est juste, attendez ou créez-en un nouveau.
viewer-root = Certificat racine « { $name } », valable jusqu’au { $date }
viewer-root-how = Les PC qui le connaissent font confiance aux caméras qu’il a signées. Ce PC ne le connaît pas.
viewer-root-trusted = Ce PC approuve « { $name } » jusqu’au { $date }
viewer-root-trusted-how = Chaque caméra qu’il a signée est approuvée ici.
viewer-file = Certificat « { $name } », valable jusqu’au { $date }
viewer-file-how = D’un fichier : aucune caméra n’a été interrogée. On verra si un client l’accepte quand la caméra le présentera.
viewer-trust = Le faire approuver par ce PC
viewer-works-for = Convient à
viewer-opened = ouverte
viewer-address = adresse
viewer-name = nom
viewer-other = autre
viewer-not-in-it = ouverte, n’y figure pas
viewer-no-names = aucun nom : aucun navigateur ne l’accepte nulle part
viewer-signed-by = Signé par
viewer-found = Trouvé
viewer-issuer-missing = Absent
viewer-issuer-missing-more = Son certificat n’a pas été envoyé avec
viewer-issuer-missing-why = une racine n’a pas à être envoyée
viewer-kind-root = Racine
viewer-kind-intermediate = Intermédiaire
viewer-kind-this = Ce certificat
viewer-kind-other = Certificat
viewer-link = { $kind }, { $key }, jusqu’au { $date }
viewer-link-limited = { $more }, limité à certains noms
viewer-in-store = Dans le magasin de ce PC
viewer-sent = Envoyé par la caméra
viewer-in-file = Dans le fichier
viewer-fingerprint = Empreinte
viewer-sha256 = SHA-256
viewer-sha1 = SHA-1, la seule que Windows affiche
viewer-read-aloud = Lire à voix haute
viewer-technical = Détails techniques
viewer-technical-inside = numéro de série, clé, extensions, PEM
viewer-subject = Objet
viewer-issuer = Émetteur
viewer-serial = Numéro de série
viewer-version = Version
viewer-from = Valide à partir du
viewer-to = Valide jusqu’au
viewer-key = Clé
viewer-signature = Signé avec
viewer-authority = Autorité
viewer-authority-yes = oui
viewer-authority-length = oui, avec au plus { $length } autorités en dessous
viewer-authority-no = non
viewer-usage = La clé peut
viewer-purposes = Fait pour
viewer-limits = Limité à
viewer-limits-count = { $permitted } plages permises, { $excluded } interdites
viewer-extensions = Extensions
viewer-critical = critique : doit être comprise
viewer-pem = PEM

## window: what a doctor asks
doctor-title = Pourquoi n’est-ce pas sécurisé ?
doctor-lead = camseal monte barreau par barreau et s’arrête au premier qui cède. Regarder ne change rien.
doctor-example = Adresse, par exemple https://192.168.1.64
doctor-wrong = Ce n’est pas une adresse. Écrivez-la comme le navigateur l’affiche, par exemple 192.168.1.64 ou camera.local:8443.
doctor-check = Vérifier
doctor-copy = Copier le résultat
doctor-not-asked = pas encore vérifié
doctor-whole = Chaque barreau tient : ce PC l’accepte
doctor-whole-more = Si un navigateur avertit encore, fermez-le complètement et rouvrez-le.
doctor-reachable = La caméra répond
doctor-port = Son port HTTPS est ouvert
doctor-tls = La connexion est assez moderne
doctor-chain = Le certificat mène à une autorité
doctor-name = Le certificat est fait pour cette adresse
doctor-dates = Les dates conviennent à l’horloge de ce PC et à celle de la caméra
doctor-root = Ce PC connaît l’autorité
doctor-no-certificate = Aucun certificat n’a été vu.
doctor-made-for = Le certificat est fait pour
doctor-ends = Il se termine
doctor-ends-when = { $date }, { $when }
doctor-view = Afficher le certificat

## window: a root into the stores
trusting-title = Le faire approuver par ce PC
trusting-lead = Un certificat racine entre. Chaque caméra qu’il a signée est alors approuvée ici.
trusting-limited = limité à certains noms
trusting-unlimited = non limité : il pourrait garantir n’importe quel nom
trusting-root = Certificat racine, { $limited }, jusqu’au { $date }
trusting-fingerprint = Empreinte (SHA-256) : comparez-la avec celle qu’on vous a donnée
trusting-view = Afficher
trusting-where = Où
trusting-today = Aujourd’hui
trusting-after = Ensuite
trusting-system = Ce PC, pour tous
trusting-chromium = Chrome, Chromium et Edge de cet utilisateur
trusting-firefox = Firefox
trusting-in = Approuvée
trusting-untrusted = Présente, mais non approuvée
trusting-absent = Absente
trusting-added = La racine est ajoutée
trusting-stays = Rien ne change
trusting-no-stores = camseal ne connaît aucun magasin de certificats sur ce PC. Installez la racine à la main.
trusting-asks = Ce PC demande une fois l’autorisation. Ensuite camseal relit le magasin.
trusting-install = Installer
trusting-done = Installée et relue.
trusting-done-more = Ce PC approuve ce que cette autorité a signé. Redémarrez les navigateurs ouverts.

## Signing a request
signing-lead = L’appareil garde sa clé. Il reçoit seulement un certificat, signé par l’autorité d’un de vos sites.
signing-none = Choisissez le fichier de demande créé par l’appareil, ou déposez-le sur cette fenêtre.
signing-browse = Choisir la demande…
signing-another = Une autre demande…
signing-kind = Demandes (CSR)
signing-asked = Demandé pour : { $names }
signing-no-names = ni adresse ni nom
signing-by = Signé par l’autorité de
signing-no-sites = Aucun des derniers sites n’a d’autorité. Ouvrez un fichier de site, ou commencez un nouveau site et créez-en une là.
signing-names = Adresses et noms pour lesquels le certificat est fait
signing-names-more = Ce qui figure dans la barre d’adresse du navigateur quand on ouvre l’appareil. Séparez-en plusieurs par des espaces.
signing-names-wrong = « { $part } » n’est ni une adresse ni un nom.
signing-passphrase = Phrase secrète de l’autorité de ce site
signing-sign = Signer
signing-needs-site = Choisissez le site dont l’autorité signe.
signing-needs-names = Saisissez l’adresse ou le nom de l’appareil.
signing-needs-passphrase = Saisissez la phrase secrète.
signing-done = Signé. Le certificat est valable jusqu’au { $date }.
signing-done-more = Enregistrez-le en fichier PEM et envoyez-le sur l’appareil, là où la demande a été créée.

## verdicts: one per client
finding-too-long =
    .what = Le certificat est valable { $days } jours ; la limite est de { $limit }.
    .todo = Donnez à la caméra un certificat valable 825 jours au plus ; ceux de camseal le sont.
finding-address-as-name =
    .what = Le certificat contient { $asked } seulement comme nom, pas comme adresse ; les navigateurs n’y regardent pas.
    .todo = Donnez un nouveau certificat à la caméra ; camseal écrit les adresses comme des adresses.
finding-wide-wildcard =
    .what = Le certificat est pour « { $name } », un caractère générique que ce programme n’accepte pas.
    .todo = Donnez à la caméra un certificat pour son propre nom ou sa propre adresse.
finding-no-purpose =
    .what = Le certificat ne dit pas qu’il est pour des serveurs (utilisation avancée de la clé).
    .todo = Donnez un nouveau certificat à la caméra ; camseal y inscrit l’usage.
finding-wrong-key-usage =
    .what = Le certificat ne permet pas d’utiliser sa clé pour cette connexion ({ $needed } manque dans keyUsage).
    .todo = Donnez un nouveau certificat à la caméra ; camseal y inscrit la bonne utilisation.
finding-unsupported-key =
    .what = Ce programme n’accepte pas une clé de ce type ({ $key }).
    .todo = Donnez à la caméra une clé de type RSA-2048 ou P-256.
finding-unknown-critical =
    .what = Le certificat a une extension ({ $oid }) qui doit être comprise, et ce programme ne la connaît pas.
    .todo = Donnez à la caméra un nouveau certificat sans elle.
finding-malformed =
    .what = Le certificat n’est pas écrit correctement ({ $detail }).
    .todo = Donnez un nouveau certificat à la caméra.
finding-old-certificate =
    .what = Un certificat est de l’ancienne version X.509 { $version }, que ce programme n’accepte pas ici.
    .todo = Donnez un nouveau certificat à la caméra, et utilisez une autorité de forme actuelle.
finding-issuer-dates =
    .what = L’autorité intermédiaire « { $issuer } » n’est valable que du { $from } au { $until }.
    .todo = Vérifiez l’horloge de cet ordinateur ; si elle est juste, signez le certificat de la caméra avec une autorité valable.
finding-issuer-not-authority =
    .what = « { $issuer } » a signé le certificat mais n’est pas marqué comme autorité.
    .todo = Créez une nouvelle autorité avec camseal et sécurisez la caméra avec elle.
finding-issuer-may-not-sign =
    .what = « { $issuer } » a signé le certificat, mais son propre keyUsage ne le lui permet pas.
    .todo = Créez une nouvelle autorité avec camseal et sécurisez la caméra avec elle.
finding-issuer-for-others =
    .what = L’autorité « { $issuer } » peut garantir autre chose, mais pas des serveurs.
    .todo = Créez une nouvelle autorité avec camseal et sécurisez la caméra avec elle.
finding-path-too-long =
    .what = L’autorité « { $issuer } » admet sous elle moins d’autorités qu’il n’y en a (longueur du chemin).
    .todo = Signez le certificat de la caméra avec cette autorité elle-même, sans intermédiaire.
finding-name-form =
    .what = Le nom de l’émetteur « { $issuer } » est écrit autrement dans le certificat de la caméra et dans la racine ; ce programme compare octet par octet.
    .todo = Donnez un nouveau certificat à la caméra ; camseal copie le nom exactement.
finding-key-id-mismatch =
    .what = Le certificat demande une autre clé de « { $issuer } » que celle qui est approuvée.
    .todo = Installez la racine qui a signé le certificat, ou donnez un nouveau certificat à la caméra.
finding-root-not-yet-valid =
    .what = La racine « { $root } » n’est valable qu’à partir du { $date }.
    .todo = Vérifiez l’horloge de cet ordinateur ; si elle est juste, créez une nouvelle autorité.
finding-device-as-root =
    .what = Le propre certificat de la caméra a été mis parmi les racines de confiance ; ce programme ne l’accepte pas.
    .todo = Retirez-le, et sécurisez la caméra avec un certificat de votre propre autorité.
finding-reused-serial =
    .what = Un autre certificat du même émetteur a le même numéro de série ({ $serial }) ; Firefox refuse le second.
    .todo = Donnez un nouveau certificat à la caméra ; les numéros de camseal sont aléatoires.
finding-not-strict =
    .what = Les programmes stricts refusent ce certificat : { $detail }.
    .todo = Donnez à la caméra un nouveau certificat, signé par une autorité créée avec camseal.
finding-not-measured =
    .what = On ne sait pas comment ce programme juge ce point ({ $of }).
    .todo = Ouvrez la caméra dans ce programme et regardez.
## stores: faults and the wrong-store finder
error-truststore-denied =
    .what = Le système ne laisse pas ce compte modifier { $place } ; rien n’a changé.
    .todo = Laissez camseal demander des droits d’administrateur, ou donnez à ce compte le droit d’y écrire.
error-truststore-read-only =
    .what = Impossible d’écrire dans { $place } : le disque ou le dossier est en lecture seule. Rien n’a changé.
    .todo = Rendez le disque modifiable, ou passez par le moyen propre au système (un système immuable change son image), puis réessayez.
error-truststore-disk-full =
    .what = Il n’y a plus de place pour { $place } ; rien n’a changé.
    .todo = Libérez de la place sur ce disque, puis réessayez.
error-truststore-busy =
    .what = Un autre programme tient { $place } ouvert et ne laisse entrer personne ; rien n’a changé.
    .todo = Fermez le navigateur qui l’utilise, puis réessayez.
error-truststore-damaged =
    .what = { $place } est incompréhensible ; camseal l’a laissé tel quel.
    .todo = Ouvrez-le avec le programme auquel il appartient, réparez-le là, puis réessayez.
error-truststore-by-hand =
    .what = camseal ne modifie pas { $place } : la gestion des appareils y a mis le certificat, ou une clé privée l’accompagne.
    .todo = Demandez à qui gère cet ordinateur, ou supprimez-le dans la fenêtre des certificats du système après avoir sauvegardé la clé.
error-truststore-not-mended =
    .what = Après la modification, { $place } ne répond toujours pas comme il faut.
    .todo = Fermez les navigateurs ouverts, puis regardez de nouveau ; les Détails montrent ce qu’a dit le magasin.
finding-stray-own-root-misplaced =
    .what = La racine du site se trouve au mauvais endroit, où aucun navigateur ne la cherche ({ $place }).
    .todo = Laissez camseal la déplacer vers les racines de confiance.
finding-stray-own-root-untrusted =
    .what = La racine du site est présente, mais non approuvée pour les sites web ({ $place }).
    .todo = Laissez camseal lui donner la confiance qui manque.
finding-stray-own-root-for-one-user =
    .what = La racine du site n’est approuvée que pour une seule personne ({ $place }).
    .todo = Laissez camseal la déplacer vers le magasin commun à tous sur cet ordinateur.
finding-stray-own-root-twice =
    .what = La racine du site est approuvée deux fois : pour tous, et encore une fois pour une personne ({ $place }).
    .todo = Laissez camseal retirer la seconde ; on pourra alors la supprimer à un seul endroit.
finding-stray-root-with-key =
    .what = La clé privée de l’autorité « { $title } » se trouve sur cet ordinateur à côté de son certificat ({ $place }).
    .todo = Mettez la clé ailleurs, puis supprimez les deux à la main ; pour la confiance, le certificat seul suffit.
finding-stray-site-root-misplaced =
    .what = La racine de { $site } se trouve au mauvais endroit, où aucun navigateur ne la cherche ({ $place }).
    .todo = Laissez camseal la déplacer vers les racines de confiance, ou supprimez-la si vous ne suivez plus ce site.
finding-stray-root-misplaced =
    .what = La racine « { $title } » se trouve au mauvais endroit, où aucun navigateur ne la cherche ({ $place }).
    .todo = Si elle est voulue ici, laissez camseal la déplacer vers les racines de confiance.
finding-stray-earlier-try =
    .what = « { $title } » est la racine d’un essai précédent pour ce site, avec une autre clé ({ $place }).
    .todo = Laissez camseal la supprimer ; aucune caméra de ce site ne l’utilise plus.
finding-stray-expired-root =
    .what = La racine « { $title } » a expiré le { $date } ({ $place }).
    .todo = Supprimez-la ; plus rien de ce qu’elle a signé n’est accepté.
finding-stray-same-name =
    .what = Deux racines s’appellent « { $title } » et ont des clés différentes ; celle-ci est la plus ancienne, l’autre est { $other } ({ $place }).
    .todo = Supprimez celle qu’aucune caméra n’utilise plus.
finding-stray-leaf-as-root =
    .what = « { $title } » n’est pas une autorité, et se trouve pourtant parmi les racines de confiance ({ $place }).
    .todo = Supprimez-le ; Chrome refuse une telle entrée, et la racine du site fait son travail.
finding-stray-device-as-root =
    .what = Le propre certificat de la caméra à { $address } se trouve parmi les racines de confiance ({ $place }).
    .todo = Supprimez-le ; la racine du site se porte garante de la caméra.
finding-stray-device-misplaced =
    .what = Le propre certificat de la caméra à { $address } se trouve sur cet ordinateur à un endroit où il est sans effet ({ $place }).
    .todo = Supprimez-le ; la racine du site se porte garante de la caméra.
finding-stray-vendor-root =
    .what = La clé privée de la racine approuvée « { $title } » se trouve dans { $cameras } caméras : qui en ouvre une peut imiter n’importe quel site web pour cet ordinateur ({ $place }).
    .todo = Supprimez-la maintenant, et donnez aux caméras des certificats du site.
finding-stray-root-from-cameras =
    .what = La racine approuvée « { $title } » vient avec { $cameras ->
        [one] une caméra
       *[other] { $cameras } caméras
    } et n’appartient à aucun site de cet ordinateur ; le fabricant a peut-être mis sa clé dans chaque caméra ({ $place }).
    .todo = Si ni vous ni l’informatique du client ne l’avez créée, supprimez-la.
finding-stray-weak-root =
    .what = La racine approuvée « { $title } » a une clé trop courte ({ $key }) ({ $place }).
    .todo = Supprimez-la ; de telles clés peuvent être calculées, et Apple et Windows les refusent.
trust-user = Le système, pour cette personne seulement
trust-chromium-policy = Chrome, Chromium et Edge, par stratégie pour tous
trust-firefox-policy = Firefox, par stratégie pour tous
trust-java = Programmes Java

## the doctor: clocks, video, dangers, clients
rung-clients = Chaque client
rung-passed-clients = Accepté par : { $clients }.
rung-passed-clients-unknown = Cet ordinateur l’accepte.
finding-other-service =
    .what = { $address } parle { $service } sur le port { $port }, pas HTTPS.
    .todo = Donnez le port HTTPS de la caméra, ou cherchez un autre appareil à cette adresse.
finding-chain-too-large =
    .what = { $address } envoie plus de certificats qu’aucun programme n’en accepte.
    .todo = Donnez un nouveau certificat à la caméra ; camseal n’envoie que le nécessaire.
finding-clock-behind =
    .what = L’horloge de cet ordinateur est fausse : quelque chose a déjà été enregistré ici le { $date }.
    .todo = Réglez la date et l’heure de cet ordinateur, puis vérifiez de nouveau.
finding-client-untrusted-root =
    .what = { $client } : « { $issuer } », qui a signé le certificat, n’y est pas approuvé.
    .todo = Installez le certificat racine de l’autorité dans le magasin que lit ce client : { $client }.
finding-client-self-signed =
    .what = { $client } : le certificat de la caméra ne se garantit que lui-même ; personne d’approuvé ne l’a signé.
    .todo = Sécurisez la caméra avec un certificat de votre propre autorité, puis installez sa racine ici.
finding-client-refuses =
    .what = Refusé par { $client }. { $what }
    .todo = { $todo }
video-both = Vidéo : répond en clair (RTSP) et chiffrée (RTSPS). Choisissez RTSPS dans l’enregistreur.
video-plain = Vidéo : seulement en clair (RTSP). Le cadenas protège la page web, pas les images en route vers l’enregistreur.
video-encrypted = Vidéo : seulement chiffrée (RTSPS).
video-none = Vidéo : rien n’a répondu sur les ports habituels ; on ne peut donc rien en dire.
danger-vendor-root =
    .what = « { $root } » ressemble à l’autorité que { $vendor } met dans ses appareils, avec sa clé privée. Qui a un tel appareil peut imiter n’importe quel site web pour un ordinateur qui l’approuve.
    .todo = N’installez pas cette racine. Sécurisez la caméra avec l’autorité du site, et retirez la racine du fabricant de chaque ordinateur.
danger-factory-key =
    .what = C’est le certificat d’usine de { $vendor } ; sa clé privée est la même dans chacun de ces appareils et elle est publique.
    .todo = Sécurisez la caméra avec son propre certificat.
danger-root-in-device =
    .what = La caméra envoie l’autorité « { $root } », qui a signé pour l’adresse privée { $name }. Si elle n’est pas à vous, sa clé privée est dans la caméra.
    .todo = Installez-la seulement si vous savez qui garde sa clé. Sinon, sécurisez la caméra avec l’autorité du site.
danger-shared-root =
    .what = { $count } caméras envoient la même autorité, « { $root } » : { $cameras }. Si elle n’est pas à vous, un fabricant a peut-être mis sa clé privée dans chacune.
    .todo = Installez-la seulement si vous savez qui garde sa clé. Sinon, sécurisez les caméras avec l’autorité du site.
danger-shared-certificate =
    .what = { $count } caméras présentent exactement le même certificat : { $cameras }. Qui en ouvre une peut les imiter toutes.
    .todo = Donnez à chaque caméra son propre certificat.
danger-shared-key =
    .what = { $count } caméras utilisent la même clé privée : { $cameras }. Qui en ouvre une peut les imiter toutes.
    .todo = Donnez à chaque caméra sa propre clé ; laissez-la la créer elle-même.
danger-reused-serial =
    .what = Des certificats différents portent le même numéro de série ({ $serial }) : { $cameras }. Firefox les refuse avec SEC_ERROR_REUSED_ISSUER_AND_SERIAL.
    .todo = Sécurisez ces caméras avec l’autorité du site ; ses numéros de série ne se répètent jamais.
danger-remade =
    .what = La caméra s’est créé un nouveau certificat avec l’ancien numéro de série ({ $serial }). Firefox le refuse avec SEC_ERROR_REUSED_ISSUER_AND_SERIAL.
    .todo = Sécurisez la caméra avec l’autorité du site, pour qu’elle cesse de créer les siens.
danger-made-without-clock =
    .what = Le certificat commence le { $date } : l’appareil l’a créé avant que son horloge soit réglée.
    .todo = Réglez l’horloge de la caméra et un serveur de temps, puis donnez-lui un nouveau certificat.
danger-device-as-root =
    .what = Le propre certificat de l’appareil se trouve parmi les racines de confiance de cet ordinateur. Certains navigateurs l’acceptent, d’autres non, et cela s’arrête à la prochaine réinitialisation.
    .todo = Retirez-le, et sécurisez la caméra avec l’autorité du site.
client-this-pc = Cet ordinateur
client-chrome = Chrome, Edge
client-firefox = Firefox
client-apple = Safari sur iPhone et Mac
client-windows = Programmes Windows
client-openssl = OpenSSL, curl
client-java = Programmes Java
doctor-clients = Chaque client l’accepte
console-tidy-nothing = Rien ne se trouve là où il ne faut pas.
console-tidy-mended = réparé, et vérifié de nouveau
console-tidy-only = pour le réparer : trust tidy --only { $sha256 }
## Windows
finding-only-this-user =
    .what = Seul votre compte Windows approuve cette racine ; les autres personnes sur cet ordinateur voient toujours « Non sécurisé ».
    .todo = Installez la racine encore une fois avec des droits d’administrateur, dans le magasin commun à tous.
error-truststore-refused =
    .what = Windows n’a pas modifié { $place }.
    .todo = Lisez la raison sous Détails, puis réessayez ; camseal regarde d’abord ce qui est là.
pin-same = Même certificat que la dernière fois.
pin-by-us = Autre certificat que la dernière fois ; il a été créé ici.
pin-changed = Autre certificat que la dernière fois, et personne ne sait pourquoi.
state-unknown = Pas de réponse
state-http-only = HTTP seulement
state-device = HTTPS (certificat de l’appareil)
state-trusted = HTTPS (approuvé)
state-changed = Changé
finding-pin-changed =
    .what = La caméra présente un autre certificat que la dernière fois, et il n’a pas été créé ici.
    .todo = Cherchez si elle a été réinitialisée, remplacée ou mise à jour. Puis comparez les deux certificats et acceptez le nouveau.
finding-ends-soon =
    .what = Le certificat se termine { $days ->
        [0] aujourd’hui
        [one] dans un jour
       *[other] dans { $days } jours
    }.
    .todo = Renouvelez-le à cette visite.
audit-red = non sécurisée
audit-amber = attention
audit-green = sécurisée
audit-unknown = pas de réponse
audit-title = Certificats des caméras
audit-title-site = Certificats des caméras : { $site }
audit-language = fr
audit-lead = { $count ->
    [one] { $count } caméra examinée
   *[other] { $count } caméras examinées
} le { $moment } avec camseal. Rien n’a été modifié.
audit-dangers = Dangers
audit-column-light = État
audit-column-camera = Caméra
audit-column-found = Constat
audit-column-certificate = Certificat
audit-column-clients = Accepté par
audit-until = jusqu’au { $date } ({ $days } jours)
error-console-nothing-to-check =
    .what = Il n’y a aucune adresse à vérifier.
    .todo = Donnez une ou plusieurs adresses, un fichier avec --list, ou un site avec des caméras.
error-console-accept-one =
    .what = Un certificat changé s’accepte pour une caméra à la fois.
    .todo = Nommez une adresse, regardez les deux certificats, puis acceptez.
error-console-no-camera =
    .what = { $address } n’est pas une caméra de ce site.
    .todo = Donnez l’adresse telle que le site l’affiche.
console-check-same = { $what } Il compte depuis le { $date }.
console-check-before = La dernière fois
console-check-now = Maintenant
console-check-accepted = Accepté : désormais, c’est ce certificat que la caméra doit présenter.
console-check-stores = La racine « { $root } » dans les magasins de cet ordinateur :
console-check-store-trusted = approuvée
console-check-store-untrusted = présente, mais non approuvée
console-check-store-absent = absente
console-check-store-unknown = n’a pas répondu
console-check-camera-clock = L’horloge de la caméra : { $moment }
console-check-danger = Danger : { $what }
console-check-note = Bon à savoir : { $what }
console-check-saved = Enregistré : { $path }
console-check-red = { $count ->
    [one] { $count } non sécurisée
   *[other] { $count } non sécurisées
}
console-check-amber = { $count } à surveiller
console-check-green = { $count ->
    [one] { $count } sécurisée
   *[other] { $count } sécurisées
}
console-check-unknown = { $count } sans réponse
doctor-accepted = Accepté. Ce certificat compte désormais.
doctor-picks = Caméras connues
doctor-site-unnamed = Site sans nom
doctor-whole-site = Vérifier { $site } ({ $count ->
    [one] { $count } caméra
   *[other] { $count } caméras
})
doctor-camera-clock = L’horloge de la caméra
doctor-known-since = Connue depuis le
doctor-known-at = { $date }, à { $address }
doctor-programs = Ce que dit chaque programme
doctor-stores = Où « { $root } » est approuvée
doctor-before = La dernière fois, depuis le { $date }
doctor-now = Maintenant
doctor-changed-why = Une réinitialisation, une caméra remplacée ou un nouveau firmware l’expliquent ; quelqu’un qui s’est glissé entre les deux aussi. Renseignez-vous avant d’accepter.
doctor-accept = Accepter le nouveau
doctor-accept-more = Seule la mémoire de cet ordinateur change, rien sur la caméra.
doctor-issuer = Signé par
doctor-made-on = Créé le
doctor-mend-trust = Le faire approuver par ce PC
doctor-mend-renew = Renouveler pour { $address }
doctor-mend-secure = Sécuriser { $address }
doctor-not-reachable = La caméra ne répond pas
doctor-not-port = Son port HTTPS n’est pas ouvert
doctor-not-tls = La connexion est trop ancienne
doctor-not-chain = Le certificat n’est pas sain
doctor-not-name = Le certificat n’est pas fait pour cette adresse
doctor-not-dates = Les dates ne conviennent pas
doctor-not-root = Ce PC ne connaît pas l’autorité
doctor-not-clients = Certains clients le refusent
doctor-list-title = Plusieurs caméras
doctor-list-site = Caméras de { $site }
doctor-list-busy = { $done } sur { $all } ont répondu. Regarder ne change rien.
doctor-list-lead = { $all } caméras. Appuyez sur l’une d’elles pour voir pourquoi.
doctor-list-save = Enregistrer la liste
doctor-list-html = Enregistrer en page web
doctor-list-csv = Enregistrer en tableau
doctor-list-saved = La liste est enregistrée
trust-change-trust = la déclare approuvée dans { $place } ; le système demande votre accord
finding-browser-never-started =
    .what = { $browser } est installé mais n’a jamais été lancé ici ; il n’a donc pas encore de place pour les certificats.
    .todo = Lancez-le une fois, fermez-le, puis laissez camseal regarder de nouveau.
finding-firefox-reads-system =
    .what = Firefox lit sur cet ordinateur le magasin du système (depuis la version 120) ; il n’a pas besoin de sa propre entrée.
    .todo = Rien ; fermez et rouvrez Firefox une fois après l’installation de la racine.
finding-firefox-ignores-system =
    .what = Firefox est réglé sur cet ordinateur pour ne pas lire le magasin du système.
    .todo = Laissez camseal le réactiver par la stratégie { $place } (magasin « firefox-system »).

## Families of makers
family-uniview = Uniview (LAPI)
family-tvt = Enregistreur TVT (NVMS-9000)
family-dahua = Dahua, Amcrest, Lorex
family-hikvision = Hikvision
evidence-half = à moitié : HTTPS par sa propre interface, le certificat par ONVIF ou à la main
warning-maker-only =
    .what = Les pages du fabricant montrent cette méthode ; personne n’a raconté d’essai sur un vrai appareil.
    .todo = Commencez par un appareil de ce modèle et regardez le résultat.
warning-two-interfaces =
    .what = Sa propre interface active HTTPS et règle l’horloge, car la plupart des appareils la connaissent ; le certificat entre par { $other }, car sa propre méthode pour cela n’est pas publique.
    .todo = Rien. Si ONVIF a ses propres comptes sur cet appareil, il en faut un avec le même nom et le même mot de passe.

## The viewer's further pages
viewer-compare = Comparer…
viewer-clients = Ce que dit chaque client
viewer-fields = Champs
viewer-valid = Valable
viewer-valid-span = { $from } au { $to }
viewer-days = { $days ->
    [one] { $days } jour
   *[other] { $days } jours
}
viewer-serial-bits = { $bits } bits
viewer-key-mark = SHA-256 de la clé : { $mark }
viewer-and-more = { $some } et { $count } de plus
viewer-key-ask = Une clé va-t-elle avec ce certificat ?
viewer-key-ask-how = La clé est seulement comparée, jamais conservée.
viewer-key-pick = Choisir une clé…
viewer-key-another = Une autre clé…
viewer-key-belongs = { $file } va avec ce certificat.
viewer-key-other = { $file } ne va pas avec ce certificat.
viewer-key-other-how = Une caméra refuse les deux ensemble. Cherchez la clé créée avec ce certificat.
viewer-key-locked = Phrase secrète de { $file }
kind-key = Clés privées
validity-days-left = jours restants
validity-clock = Horloge de la caméra : { $date }
validity-clock-before = Horloge de la caméra : { $date }, avant le début
validity-clock-after = Horloge de la caméra : { $date }, après la fin
export-title = Enregistrer sous
export-why = Aucun de ces fichiers ne contient de clé privée.
export-pem = Certificat en texte (.crt)
export-pem-for = Ce que veulent la plupart des caméras, Linux et les pages web
export-der = Certificat binaire (.cer)
export-der-for = Ce que veulent Windows et Java
export-chain = Chaîne en texte (.pem)
export-chain-for = Le certificat et tout ce qui est présent au-dessus
export-p7b = Chaîne pour Windows (.p7b)
export-p7b-for = La même dans un seul fichier binaire
compare-title = Comparaison
compare-this = Ce certificat
compare-that = L’autre
compare-other = Un autre fichier…
compare-close = Fermer
compare-same = Le même certificat
compare-same-how = Les deux sont identiques à l’octet près.
compare-differs = { $count ->
    [one] Ils diffèrent sur { $count } point
   *[other] Ils diffèrent sur { $count } points
}
compare-one-key = Les deux contiennent la même clé : l’un a été créé pour succéder à l’autre.
compare-two-keys = Ils contiennent des clés différentes.
compare-same-key = Marque de la clé
compare-locked = Le fichier est chiffré. Ouvrez-le d’abord, puis comparez à partir de là.
usage-sign = signer des connexions
usage-commit = signer des documents
usage-key = participer à l’échange de clés
usage-content = chiffrer des contenus
usage-agree = convenir de clés
usage-certificates = signer des certificats
usage-revocation = signer des listes de révocation
viewer-moment = { $day }, { $clock } UTC

## Pasting
paste-locked = Ce que vous avez collé est chiffré. Enregistrez-le dans un fichier et déposez-le sur la fenêtre.
trust-strays = Certificats au mauvais endroit
trust-stray-mended = Réparé, et vérifié de nouveau.
trust-stray-print = SHA-256 { $print }
trust-stray-remove = Supprimer
trust-stray-move = Déplacer
trust-taken-out = Retirée et relue
trust-still-there = Toujours là
trust-row-remove = Retirer
trust-row-add = Ajouter
error-console-not-exported =
    .what = { $path } serait perdu pour de bon : personne n’a dit si une copie est voulue. Rien n’a changé.
    .todo = Indiquez un endroit pour la copie : --export FILE. Ou acceptez qu’aucune ne soit gardée : --without-export.
console-forget-exported = Copié vers { $path } ; la copie a été ouverte une fois.
console-forget-done = Il ne reste rien de { $name } sur cet ordinateur.
console-forget-not-yet = { $name } est toujours sur cet ordinateur.
console-forget-left = Des clés d’appareils faits à la main sont encore dans { $path } ; supprimez vous-même ce dossier.
## By hand, guided
# Menu paths: the words between > are on the device's own page, usually in English.
page-usually = d’habitude sous { $path }
page-sunell = Setting > System > Security > HTTPS Certificate : choisissez Server Cert et Server Key et appuyez sur Upload ; ou remplissez la demande, Create, Export, et envoyez-y le certificat signé
page-illustra = Setup > Security > HTTP/HTTPS ; la demande se fait sous Security > Generate CSR : enregistrez son texte dans un fichier .csr
page-techson = la page pour HTTPS, où elle prend un seul fichier PEM avec clé et certificat
page-i-pro = Network > HTTPS : créez la clé CRT (environ 2 min), créez la CSR, installez le certificat signé, puis mettez la connexion sur HTTPS
page-mobotix = Admin Menu > Web Server : certificat X.509 et clé ; elle redémarre ensuite
page-bosch = Configuration > Service > Certificates (dans Configuration Manager : Service > Certificates)
page-hikvision = Configuration > Network > Advanced Settings > HTTPS (plus récent : Configuration > System > Security > Certificate Management)
page-dahua = Setting > Security > CA Certificate > Install Device Certificate ; HTTPS sous Setting > Security > System Service > HTTPS
page-hanwha = Setup > Network > HTTPS : le fichier .crt et le fichier .key, avec un nom fait seulement de lettres et de chiffres
page-uniview = Setup > Network ou Security > HTTPS : On ; SSL Certificate : Browse, Upload, Save
page-tvt = Function Panel > Network > HTTPS : Create certificate request, puis Install signed certificate, puis Enable, Apply
page-axis = System > Security > Certificates > Add certificate ; puis System > Network : HTTP and HTTPS, choisissez le certificat
page-reolink = Settings > Network > Advanced > HTTPS certificate
page-vivotek = Configuration > Security > HTTPS
page-acti = Setup > HTTPS > Create ; puis Save & Reboot
page-instar = Network > SSL Certificate
page-brickcom = System > Security > HTTPS : créez la demande, copiez son texte, installez le certificat signé
page-2n = System > Certificates (clés RSA de 2048 bits au plus)
page-pelco = SSL > Install New Certificate : créez une demande, ou envoyez les fichiers
page-other = ses réglages de sécurité, de réseau ou de HTTPS
kit-two-pem = deux fichiers : certificat et clé
kit-one-pem = un fichier PEM avec clé et certificat
kit-pfx = un fichier PFX avec mot de passe
kit-old-pfx = un fichier PFX pour anciens appareils
kit-request = une demande (CSR) faite par l’appareil, signée ici
error-kit-no-password =
    .what = Un fichier PFX a besoin d’un mot de passe.
    .todo = Saisissez-en un ; la page de l’appareil le demandera.
error-no-request =
    .what = { $file } ne contient pas de demande (CSR).
    .todo = Enregistrez de nouveau la demande sur la page de l’appareil et choisissez ce fichier.
console-by-hand = Page : { $url }
    Menu : { $menu }
    Elle prend : { $kit }
console-watching = { $count ->
    [one] Surveillance de { $count } adresse jusqu’à ce qu’elle présente le certificat ; Ctrl-C arrête.
   *[other] Surveillance de { $count } adresses jusqu’à ce qu’elles présentent leurs certificats ; Ctrl-C arrête.
    }
console-request-signed = { $address }  demande signée : { $file }
hand-title = À la main : { $address }
hand-way = Sur sa page :
hand-open = Ouvrir la page
hand-asks = Que demande la page ?
hand-make = Créer les fichiers
hand-files = Prêts à être choisis sur la page :
hand-folder = Afficher le dossier
hand-password = Mot de passe du PFX : { $password }
hand-request = Faites la demande (CSR) sur la page et enregistrez-la dans { $folder }, ou déposez-la sur cette fenêtre. Le certificat signé apparaît à côté.
hand-choose = Choisir la demande…
hand-browse = Demande de l’appareil
hand-watching = Surveillance de l’adresse…
hand-sees-nothing = Surveillance : HTTPS ne répond pas encore
hand-sees-other = Surveillance : toujours l’ancien certificat
kind-request = Demandes

## Trusting what a device has
error-adopt-no-root =
    .what = { $address } ne donne pas de racine à lui.
    .todo = Enregistrez-la sur la page de l’appareil et donnez le fichier avec --root, ou donnez à l’appareil un certificat du site.
error-adopt-no-authority =
    .what = { $title } n’est pas le certificat d’une autorité ; l’approuver n’aiderait personne.
    .todo = Sur la page de l’appareil, cherchez « CA certificate » ou « root », pas le certificat du serveur.
error-adopt-shared-key =
    .what = La clé de { $title } est dans le firmware de chacun de ces appareils : qui la possède peut se faire passer pour n’importe quel site web sur un ordinateur qui l’approuve.
    .todo = Donnez plutôt à l’appareil un certificat du site. Qui accepte le danger le dit avec --accept-shared-key.
error-adopt-not-its-own =
    .what = { $address } présente un certificat de { $issuer }, pas de cette racine.
    .todo = Si l’adresse de l’appareil a changé, redémarrez-le : il crée alors un nouveau certificat. Puis réessayez.
console-adopted = { $address } est signé par sa propre racine { $fingerprint }
doctor-until = jusqu’au { $date }
state-untrusted = HTTPS (non approuvé)

## A site and its cameras
cameras-count = { $count ->
    [one] { $count } caméra.
   *[other] { $count } caméras.
}
cameras-asking = { $count ->
    [one] En attente de { $count } réponse…
   *[other] En attente de { $count } réponses…
}
cameras-checked = Vérifiées à { $clock }.
cameras-authority-until = L’autorité est valable jusqu’au { $date }.
cameras-check-all = Tout vérifier
cameras-more = Sécuriser d’autres caméras
cameras-all = Toutes
cameras-search = Nom, modèle, adresse
cameras-camera = Caméra
cameras-address = Adresse
cameras-state = État
cameras-ends-head = Fin du certificat
cameras-seen = Vue
cameras-none = Aucune caméra ne correspond à votre choix.
cameras-today = aujourd’hui { $clock }
cameras-changed = Changé
cameras-changed-why = pas par camseal
cameras-ends = Expire bientôt
cameras-unfinished = Pas terminé
cameras-stale-why = l’autorité ou l’adresse a changé
cameras-failed-why = le dernier travail a échoué
cameras-by-hand-why = vous attend
cameras-not-seen = Pas vue
cameras-not-seen-why = éteinte, ou déplacée
cameras-not-asked-why = comme vue la dernière fois
cameras-ticked = { $count ->
    [one] { $count } cochée
   *[other] { $count } cochées
}
cameras-renew = Renouveler
cameras-check = Vérifier
cameras-move = Changer l’adresse…
cameras-move-ask = La nouvelle adresse de la caméra
cameras-move-why = Son certificat porte l’ancienne adresse ; il faut donc le renouveler ensuite.
cameras-move-wrong = Ce n’est pas une adresse. Exemple : 192.168.1.64
cameras-move-yes = L’adopter
cameras-view = Afficher le certificat
cameras-forget = Oublier…
cameras-forget-ask = { $count ->
    [one] Oublier { $count } caméra ?
   *[other] Oublier { $count } caméras ?
}
cameras-forget-why = Sur le réseau, rien ne change ; seul ce site oublie. Les certificats ne pourront plus être renouvelés d’ici.
cameras-forget-yes = Oublier

## Makers' own interfaces
find-family = Pilotée comme { $family } : { $evidence }
family-axis = Axis (VAPIX)
family-reolink = Reolink
family-hanwha = Hanwha Vision (SUNAPI)
family-synology = Synology DSM
error-device-second-factor =
    .what = Le compte à { $address } demande un code à usage unique en plus du mot de passe.
    .todo = Utilisez pour ce travail un compte administrateur sans connexion en deux étapes ; sur un NAS, créez-en un exprès et supprimez-le ensuite.
## find: what is asked, and how a device stands today

console-find-asking = Interrogation par WS-Discovery, mDNS et SSDP sur { $interfaces }.
console-find-sweep = Parcours de { $networks } ({ $count } adresses, au plus { $pace } essais par seconde ; --no-sweep l’omet).
console-find-range = Parcours de { $count ->
    [one] { $count } adresse
   *[other] { $count } adresses
} (au plus { $pace } essais par seconde).
console-find-seconds = Aucun mot de passe n’est envoyé. Environ { $seconds } s.
console-today-unreachable = ne répond pas
console-today-http-only = HTTP seulement
console-today-old-https = HTTPS trop ancien
console-today-https-own = HTTPS, non approuvé
console-today-https-trusted = HTTPS, approuvé ici
error-console-no-interface =
    .what = Cet ordinateur n’a pas d’interface réseau { $name } active.
    .todo = Omettez --interface pour interroger sur toutes, ou nommez-en une comme le font les paramètres réseau du système, ou par sa propre adresse.
find-searching-on = recherche sur { $interfaces }, encore { $seconds } s environ
find-searching-range = parcours des adresses, encore { $seconds } s environ

## before issuing
console-will-refuse = { $client } le refusera à { $name } : { $what }

## proof: clients
proof-client-chrome = Chrome, Edge
proof-client-firefox = Firefox
proof-client-apple = iPhone, Mac
proof-client-windows = Windows
proof-client-openssl = OpenSSL
proof-client-java = Java
# One word under a glyph, in a column of 68 pixels under the client's name.
proof-cell-secure = Sécurisé
proof-cell-refused = Refuse
proof-cell-unknown = Inconnu

## Help of each screen (F1); the handbook is made from the same texts
help-here = Ce qui se passe ici
help-why = Pourquoi
help-keys = Touches
help-arrows = d’une ligne à l’autre
key-arrows = ↑ ↓
guide-home = Commencez par la grande carte quand des caméras doivent être sécurisées. Les autres cartes sont des travaux isolés : trouver pourquoi un navigateur avertit, apprendre à ce PC à approuver un site, ou signer une demande faite par un appareil. En dessous se trouvent vos sites ; camseal reprend là où vous vous êtes arrêté.
guide-home-why = Un site est l’installation d’un client, gardée dans un seul fichier sur ce PC. Copiez le fichier sur un autre portable, et le travail y continue.
guide-find = camseal cherche les caméras et les enregistreurs dans les réseaux de ce PC et liste ce qui répond. Aucun mot de passe n’est envoyé et rien n’est modifié. Ce qui n’est pas encore sécurisé est coché ; ajoutez-en d’autres par adresse, par plage ou d’une liste.
guide-find-why = Les caméras sortent d’usine avec un certificat qu’aucun navigateur ne connaît, ou sans aucun chiffrement. Quelqu’un entre les deux pourrait lire le mot de passe et remplacer l’image. Votre navigateur dit « Non sécurisé », car il ne peut pas le savoir.
guide-login = Saisissez une fois l’utilisateur et le mot de passe des caméras. Chaque caméra est interrogée une fois ; celle qui refuse reçoit sa propre ligne. Si une caméra n’offre pas encore de chiffrement, camseal vous demande votre accord avant que le mot de passe ne passe lisible sur le câble.
guide-login-why = Seul l’administrateur d’une caméra peut lui donner un certificat. Les caméras verrouillent le compte après quelques mots de passe faux ; camseal ne devine donc jamais et ne répète jamais un mot de passe refusé.
guide-authority = Saisissez le nom du site. camseal crée pour lui une autorité (CA) : un tampon qui signe le certificat de chaque caméra. Le client a déjà une autorité ? Ouvrez alors ses fichiers ici.
guide-authority-why = Un PC fait confiance à une caméra quand quelqu’un en qui il a confiance s’en porte garant. L’autorité est ce quelqu’un. Elle est limitée aux adresses de ce site : elle ne pourra jamais garantir une banque ou une boutique, même volée. Sa clé reste enfermée ; la phrase secrète la rouvre l’an prochain.
guide-plan = Voici ce qui va changer sur chaque caméra, et ce à quoi il faut faire attention. Rien n’a encore été modifié. Lisez les avertissements, puis démarrez.
guide-plan-why = Un certificat contient les adresses par lesquelles on ouvre une caméra. Si une adresse change plus tard, le certificat ne convient plus. Donnez d’abord des adresses fixes aux caméras.
guide-work = Chaque caméra passe par les mêmes étapes : régler l’horloge, créer une clé, signer son certificat, l’envoyer, activer le chiffrement, et regarder ce qu’elle présente vraiment. Mettez en pause quand vous voulez ; ce qui est fait reste fait.
guide-work-why = L’horloge passe en premier, car un certificat est valable d’un jour à un autre. La clé est créée dans la caméra quand elle sait le faire ; personne ne la voit alors jamais. Une caméra ne compte comme sécurisée que si elle présente le nouveau certificat sur une nouvelle connexion.
guide-trust = Le certificat racine du site entre dans le magasin de certificats de ce PC et de ses navigateurs. Vous voyez chaque endroit avant qu’il soit modifié ; le PC demande une fois l’autorisation, et chaque endroit est relu ensuite.
guide-trust-why = Le certificat racine est la moitié publique de l’autorité. Un PC qui le connaît reconnaît toutes les caméras du site. Ce n’est pas un secret. Chaque PC qui affiche les caméras en a besoin ; remettez-le donc pour les autres.
guide-proof = Chaque caméra est ouverte encore une fois, comme le ferait un navigateur. Pour chacune, vous voyez quels programmes l’acceptent, et la raison précise quand l’un refuse.
guide-proof-why = Les programmes jugent selon leurs propres règles : les appareils d’Apple refusent une longue validité, les anciens programmes refusent les clés récentes. La preuve le dit avant votre client. Redémarrez les navigateurs qui étaient ouverts.
guide-cameras = Toutes les caméras d’un site, avec leur état, la fin de leur certificat et la dernière fois qu’elles ont été vues. Cochez-en pour les vérifier, les renouveler ou les oublier ; appuyez sur une ligne pour voir pourquoi elle est ainsi.
guide-cameras-why = Les certificats se terminent, les adresses changent, les caméras sont remplacées. Passez une fois par an, avant la fin du premier certificat, et vérifiez tout.
guide-viewer = Un certificat en mots simples : ce qu’il vaut ici, pour quelles adresses il convient, combien de temps, qui l’a signé, et son empreinte. Tout le reste est replié en dessous.
guide-viewer-why = Un certificat est une carte d’identité : un nom, une validité, et la signature de celui qui se porte garant. L’empreinte en distingue deux avec certitude : comparez-la, à voix haute s’il le faut.
guide-doctor = Saisissez ce que le navigateur affiche dans sa barre d’adresse. camseal monte barreau par barreau, de « répond-elle » à « chaque programme l’accepte-t-il », et s’arrête au premier qui est cassé. Regarder ne change rien.
guide-doctor-why = Les navigateurs disent « Non sécurisé » pour une douzaine de raisons et n’affichent qu’un code. Le plus souvent, ce PC ne connaît pas l’autorité, l’adresse n’est pas dans le certificat, ou une horloge est fausse.
guide-import = camseal trie ce que contiennent ces fichiers : certificat, clé, et ce qui est au-dessus. Puis choisissez : ce PC approuve l’autorité, ou elle devient l’autorité d’un site et signe ses caméras.
guide-import-why = « Importer une CA » veut dire deux choses. Avec le certificat seul, un PC peut reconnaître des caméras. Avec la clé, on peut en signer de nouvelles : qui a la clé peut se porter garant de n’importe quelle caméra ; gardez-la donc enfermée.
guide-signing = Ouvrez la demande (CSR) faite par un appareil, dites par quelles adresses on l’ouvrira, et choisissez le site dont l’autorité signe. Remettez le certificat dans l’appareil sur sa propre page.
guide-signing-why = La clé ne quitte jamais l’appareil ; une demande ne porte que sa moitié publique. camseal n’en croit rien d’autre sur parole : le certificat dit ce qui figure ici.

## An authority in files
import-title = Une autorité (CA) dans des fichiers
import-lead = Certificat et clé vont ensemble. Que faut-il en faire ?
import-files = { $count ->
    [one] Issue de { $count } fichier.
   *[other] Issue de { $count } fichiers.
}
import-key-fits = La clé va avec ce certificat.
import-locked-more = La clé reste enfermée et n’est affichée nulle part.
import-clients-fine = Chaque programme acceptera ce qu’elle signe, une fois sa racine approuvée.
import-clients-refuse = { $client } refusera ce qu’elle signe : { $why }
import-trust = La faire approuver par ce PC
import-trust-more = La racine entre dans les magasins de ce PC et elle est relue. La clé n’est pas nécessaire pour cela.
import-adopt = En faire l’autorité d’un site
import-adopt-more = Elle signe les certificats des caméras. Sa clé reste enfermée dans le fichier du site.
import-new-site = Un nouveau site
import-other-files = D’autres fichiers…
cameras-page = Page web

## A secured camera with another certificate
warning-certificate-changed =
    .what = Elle présente un autre certificat ({ $seen }) que celui avec lequel elle a été sécurisée ({ $known }).
    .todo = Elle a été réinitialisée, un autre appareil a pris son adresse, ou quelqu’un s’est interposé. Ne la choisissez que si vous savez ce qu’il en est.
error-work-certificate-changed =
    .what = { $address } présente un autre certificat ({ $seen }) que celui avec lequel la caméra a été sécurisée ({ $known }). L’identifiant et le mot de passe n’ont pas été envoyés.
    .todo = Elle a été réinitialisée, un autre appareil a pris son adresse, ou quelqu’un s’est interposé. Si vous savez ce qu’il en est, choisissez-la dans le plan, ou ajoutez --allow-changed-certificate dans la console.
console-ask-changed = { $count ->
    [one] { $count } caméra présente un autre certificat que celui avec lequel elle a été sécurisée : réinitialisée, remplacée, ou quelqu’un s’est interposé. Continuer avec ce qu’elle présente maintenant ? (oui/non)
   *[other] { $count } caméras présentent un autre certificat que celui avec lequel elles ont été sécurisées : réinitialisées, remplacées, ou quelqu’un s’est interposé. Continuer avec ce qu’elles présentent maintenant ? (oui/non)
}

## doctor: mending, foreseeing
finding-foreseen =
    .what = { $client } le refusera à { $name }. { $what }
    .todo = { $todo }
trusting-out-title = Retirer une racine de ce PC
trusting-out-lead = Un certificat racine sort. Ce qu’il a signé n’est alors plus approuvé ici.
trusting-out = Retirer
trusting-out-goes = La racine est retirée
trusting-out-done = Retirée et relue.
trusting-out-done-more = Ce PC ne l’approuve plus. Redémarrez les navigateurs ouverts.
doctor-mend-take-out = Retirer la racine de ce PC
doctor-mend-clock = Régler l’horloge de ce PC
proof-all-shown = Toutes
proof-refused-shown = Refusée quelque part
proof-renew = Renouveler pour { $days } jours
## Quitter un ordinateur
farewell-open = Retirer de cet ordinateur
farewell-ask = Retirer { $site } de cet ordinateur ?
farewell-why = Son certificat racine quitte tous les magasins de cet ordinateur, puis le fichier du site est supprimé avec ses clés et ses mots de passe enregistrés. Les caméras restent telles quelles et continuent de fonctionner.
farewell-copy = Enregistrer une copie
farewell-copied = Copié dans { $path } ; la copie a été ouverte une fois.
farewell-passphrase = Phrase secrète de la copie
farewell-passphrase-why = Sur un autre ordinateur, la copie s'ouvre avec cette phrase secrète. { $count } caractères ou plus.
farewell-without = Je n'ai pas besoin de copie
farewell-needs = Enregistrez d’abord une copie, ou dites que vous n’en avez pas besoin.
farewell-go = Retirer
farewell-anyway = Retirer le site malgré tout
farewell-working = Le certificat racine est en train d'être retiré
farewell-done = { $site } n'est plus sur cet ordinateur.
farewell-left = Des clés d'appareils traités à la main sont encore dans { $path } ; supprimez ce dossier vous-même.
error-forget-kept-elsewhere =
    .what = Le secret qui ouvre l'autorité de ce site est dans le magasin de clés d'un autre ordinateur ou compte.
    .todo = Enregistrez la copie là-bas, ou continuez sans copie.
error-forget-not-the-same =
    .what = La copie { $path } ne contenait pas ce que contient le site ; elle a été supprimée. Rien d'autre n'a changé.
    .todo = Réessayez, de préférence sur un autre disque.
## requests for another authority
error-authority-wildcard =
    .what = « { $name } » serait valable pour plus d’un appareil.
    .todo = Écrivez les noms et adresses de ce seul appareil.
error-work-gives-up-first =
    .what = { $address } abandonne son certificat avant de faire une demande : il serait sans HTTPS jusqu’à la réponse.
    .todo = Donnez-lui un certificat de l’autorité propre à ce site.
error-console-two-logins =
    .what = La liste contient { $address } sur deux lignes avec des accès différents.
    .todo = Laissez la caméra sur une seule ligne.
error-console-nothing-fits =
    .what = Aucun certificat du fichier ne correspond à la clé d’une demande de ce site.
    .todo = Regardez avec « request list » : la réponse est peut-être pour un autre site, ou l’appareil a fait une nouvelle demande depuis.
error-console-request-page =
    .what = camseal n’a aucun moyen de faire faire une demande à { $address }.
    .todo = Faites-la sur la page de l’appareil et apportez-la avec « request add » ; ou créez la clé ici.
error-console-bad-subject =
    .what = « { $text } » ne peut pas figurer dans une demande.
    .todo = Un pays, ce sont deux lettres, comme FR ; les autres champs ont au plus 64 caractères sur une ligne.
console-request-shared = La même clé et le même certificat vont dans { $count } appareils : qui prend la clé de l’un peut se faire passer pour chacun d’eux, et il faut alors tous les changer à la fois.
console-request-made = { $address }  demande dans { $file }
console-request-waiting = { $address }  attend depuis { $day } : { $subject }
console-request-none = Aucune demande n’attend de réponse.
console-request-dropped = { $address }  n’attend plus
console-answer-strange = { $title } ne répond à aucune demande de ce site.
console-answer-not-named = { $address }  le certificat ne le nomme pas : { $names }. Les navigateurs ne l’acceptent que sous ces noms.
console-answer-trust = Ce que ces appareils présentent est signé par une autre autorité : camseal ne met pas sa racine dans les magasins. Là où elle manque, utilisez « trust install --root ».

## HTTP off; moved cameras
error-work-not-proven =
    .what = { $address } ne présente pas le certificat avec lequel il a été prouvé, ou ne l’a jamais été ; HTTP reste ouvert.
    .todo = Sécurisez-le d’abord, puis fermez HTTP.
error-work-still-http =
    .what = { $address } devait fermer HTTP et y répond encore.
    .todo = Regardez sur sa propre page ; un redémarrage est peut-être nécessaire.
console-http-off = { $address }  HTTP est fermé
console-moved = { $address } est la caméra qui était à { $old } : son certificat est renouvelé pour la nouvelle adresse.

## Identifiants par marque

login-by-brand = Un mot de passe par marque
login-one-for-all = Un mot de passe pour tous
login-brand = { $count ->
    [one] { $count } appareil
   *[other] { $count } appareils
}

## Les trois voies : demandes à une autre CA, confiance en ce qu’un appareil possède

ways-title = Si vous avez autre chose
ways-company = Une CA publique ou d’entreprise signe
ways-company-more = Créez des demandes (CSR), exportez-les, déposez ce qui revient.
ways-company-first = Créez d’abord l’autorité du site : elle garde les clés des demandes.
ways-company-open = Demandes
ways-device = Les appareils ont créé leur propre racine
ways-device-more = Elle est lue sur l’appareil ou déposée ici, vérifiée, puis approuvée. Rien n’est remplacé sur l’appareil.
ways-device-open = L’approuver

requests-open = Demandes
requests-title = Certificats d’une autre CA
requests-lead = Une CA publique ou d’entreprise signe. La clé privée ne quitte jamais l’endroit où elle a été créée.
requests-waiting = En attente de réponse
requests-for = Appareil
requests-asks = Demande
requests-key = Clé
requests-since = Depuis
requests-key-device = Sur l’appareil
requests-key-here = Dans ce site
requests-key-page = Par sa page
requests-making = Inachevée
requests-give-up = Abandonner
requests-drop = Déposez sur cette fenêtre ce que la CA a renvoyé : le certificat et ceux au-dessus, dans n’importe quel format.
requests-browse = Choisir les fichiers
requests-only-above = Ce sont des certificats au-dessus de celui d’un appareil. Le sien manque encore.
requests-fits = { $devices } : { $name }, valable jusqu’au { $date }
requests-by = Signé par { $issuer }
requests-not-named = Le certificat ne nomme pas { $address }. Les navigateurs ne l’acceptent que pour { $names }.
requests-put-in = Installer
requests-save = Enregistrer pour sa page
requests-saved = Envoyez ce fichier par la page de l’appareil.
requests-shown = Présente le nouveau certificat
requests-watched = Le nouveau certificat est attendu
requests-new = Une nouvelle demande
requests-tick = Cochez les appareils concernés.
requests-by-page = Créez la demande sur la page de l’appareil et déposez-la ici. Ou choisissez une clé créée ici.
requests-common-name = Nom commun
requests-names = Autres noms (DNS)
requests-organization = Organisation
requests-unit = Service
requests-place = Ville
requests-state = Région
requests-country = Pays, deux lettres
requests-where = La clé est créée
requests-on-device = Sur l’appareil
requests-here = Ici, enfermée dans le site
requests-shared = Un seul certificat pour tous
requests-make = Enregistrer la demande
requests-made = { $count ->
    [one] { $count } demande est enregistrée
   *[other] { $count } demandes sont enregistrées
}
requests-tick-one = Cochez le seul appareil dont vient cette demande, puis déposez-la de nouveau.
requests-added = La demande est gardée ; sa réponse trouvera l’appareil.
error-requests-subject =
    .what = « { $text } » ne peut pas figurer dans une demande.
    .todo = Un pays a deux lettres, tout autre champ 64 caractères au plus.
error-requests-nothing-fits =
    .what = Aucun de ces certificats n’est pour une clé qui attend ici.
    .todo = Vérifiez que c’est la réponse à la dernière demande et qu’elle a été créée dans ce site.
error-requests-broke-off =
    .what = Le travail s’est interrompu en chemin.
    .todo = Essayez encore ; rien n’a été changé sur un appareil.

adopting-title = Approuver ce qu’un appareil possède
adopting-lead = Pour les appareils qui ont créé leur propre certificat racine. Rien n’est remplacé sur l’appareil.
adopting-other = Un autre appareil
adopting-address = Adresse de l’appareil
adopting-login-free = Inutile quand la racine est dans un fichier.
adopting-file = La racine est lue sur l’appareil. Ou déposez le fichier que sa page exporte.
adopting-browse = Choisir un fichier
adopting-no-file = La lire sur l’appareil
adopting-look = Examiner
adopting-needs = Saisissez l’adresse de l’appareil et ses identifiants, ou choisissez son fichier.
adopting-shared = Je le sais et je l’approuve quand même
adopting-until = Valable jusqu’au { $date }
adopting-serves = { $address } présente un certificat signé par cette racine, avec son adresse actuelle.
adopting-renamed = { $address } présente un certificat pour { $names }. Redémarrez l’appareil : il en crée alors un pour son adresse actuelle.
adopting-clock = L’appareil croit être le { $date }. Réglez son horloge, sinon le certificat est refusé.
adopting-clock-right = L’horloge de l’appareil est juste.
adopting-switched = HTTPS était désactivé sur l’appareil et est maintenant actif.
adopting-trust = La faire approuver par ce PC

## clocks that follow a time server, cameras of old TLS
note-clock-set =
    .what = L’horloge était fausse de { $off } et a été réglée.
    .todo = {""}
note-follows =
    .what = L’horloge suit désormais le serveur de temps { $server }.
    .todo = {""}
note-no-time-server =
    .what = camseal ne peut pas indiquer de serveur de temps à cet appareil.
    .todo = Saisissez { $server } sur la page de l’appareil.
note-server-silent =
    .what = L’appareil n’a pas reçu l’heure juste de { $server }. Son horloge est réglée à l’heure de cet ordinateur et ne suit aucun serveur.
    .todo = Vérifiez que l’appareil atteint { $server } (port UDP 123), puis relancez-le.
outcome-old-tls =
    .what = Le certificat est dans la caméra à { $address }, mais elle ne parle que { $version }, qu’aucun navigateur n’accepte.
    .todo = Installez un firmware plus récent, ou activez TLS 1.2 sur la page de la caméra ; relancez ensuite cette caméra.
console-outcome-old-tls = certificat installé, mais aucun navigateur ne parle son TLS
hand-sees-old-tls = Surveillance : le nouveau certificat, mais en { $version }, qu’aucun navigateur n’accepte
plan-follow = Les horloges suivent désormais un serveur de temps (NTP)
plan-time-server = Adresse ou nom du serveur de temps
plan-time-server-else = Les caméras qui n’en reçoivent pas l’heure juste sont mises à l’heure de cet ordinateur.
plan-time-server-odd = Indiquez le serveur de temps par son adresse ou son nom.
plan-change-follows = L’horloge suit { $server }
plan-change-and-follows = L’horloge suit { $server }. { $change }

## keys of requests that wait
error-site-keys-wait =
    .what = { $count ->
        [one] Une clé d’une demande en attente dort
       *[other] { $count } clés de demandes en attente dorment
    } sous la phrase secrète actuelle du site ; sous une autre elles seraient perdues. Rien n’a été modifié.
    .todo = Prenez la même phrase secrète pour la nouvelle autorité, indiquez aussi l’actuelle à camseal, ou terminez d’abord ces demandes.
console-ask-old-passphrase = La phrase secrète actuelle du site (des clés de demandes attendent) :

## what waits on a site, and a device that is restarted for its own certificate
plan-change-given = Certificat de { $issuer }, valable jusqu’au { $date }
cameras-waiting = { $count ->
    [one] Une demande attend la réponse d’une autre CA
   *[other] { $count } demandes attendent la réponse d’une autre CA
}
cameras-export = Enregistrer les demandes
cameras-answer = Donner la réponse
home-adopt-more = Pour les appareils qui ont créé leur propre certificat racine.
adopting-restart = Le redémarrer
adopting-restart-more = L’image et l’enregistrement manquent alors une minute ou deux.
adopting-restarting = Il redémarre ; cela prend une minute ou deux.
adopting-still = { $address } a été redémarré et présente toujours un certificat pour { $names }. Créez-en un nouveau sur sa page.

## video, as the device tells of it
video-offers-srtp = L’appareil dit proposer des images chiffrées (RTSPS avec SRTP) ; c’est l’enregistreur qui détermine si elles servent.
video-no-srtp = L’appareil dit ne pas proposer d’images chiffrées (SRTP).

## by how much a clock is wrong, and one that nobody can set
drift-days = { $count ->
    [one] { $count } jour
   *[other] { $count } jours
}
drift-hours = { $count ->
    [one] { $count } heure
   *[other] { $count } heures
}
drift-minutes = { $count ->
    [one] { $count } minute
   *[other] { $count } minutes
}
drift-seconds = { $count ->
    [one] { $count } seconde
   *[other] { $count } secondes
}
note-neither-server-nor-set =
    .what = L’appareil n’a pas reçu l’heure juste de { $server }, et son horloge ne peut pas non plus être réglée d’ici : elle est fausse de { $off }.
    .todo = Réglez l’horloge sur la page de l’appareil, et vérifiez que l’appareil atteint { $server } (port UDP 123).
note-clock-not-set =
    .what = L’horloge est fausse de { $off }, et l’appareil ne permet pas de la régler d’ici.
    .todo = Réglez-la sur la page de l’appareil, de préférence par un serveur de temps.
