# Español.

## language
# The language in its own words, then in English. The program finds them here.
language-name = Español
language-name-english = Spanish

## families
evidence-tried = probado por otros en equipos reales
evidence-vendor = según el código o un documento del fabricante, aún sin probar en un equipo real
evidence-standard = solo según el estándar, aún sin probar en un equipo real
evidence-by-hand = a mano, paso a paso
family-onvif-tls = Servicio de seguridad ONVIF
family-onvif-legacy = ONVIF, operaciones de certificado antiguas
family-by-hand = a mano

## errors of devices
error-device-unreachable =
    .what = Nada responde en { $address }.
    .todo = Compruebe la alimentación y el cable de red, y que este equipo esté en la red de la cámara.
error-device-slow =
    .what = La cámara en { $address } no respondió a «{ $operation }» en { $seconds } segundos.
    .todo = Espere un minuto y vuelva a probar con esta cámara. No se ha perdido nada.
error-device-cut =
    .what = La conexión con { $address } se cortó durante «{ $operation }».
    .todo = Vuelva a probar con esta cámara; camseal mira primero qué llegó a hacer.
error-device-refused =
    .what = La cámara en { $address } no aceptó el usuario o la contraseña.
    .todo = Compruebe ambos en la página web de la cámara. La mayoría se bloquea tras cinco intentos; espere y pruebe una sola vez más.
error-device-not-administrator =
    .what = Esta cuenta en { $address } no tiene permiso para «{ $operation }».
    .todo = Acceda con una cuenta de administrador de la cámara. Algunas cámaras tienen usuarios ONVIF aparte.
error-device-locked =
    .what = La cámara en { $address } ha bloqueado esta cuenta tras accesos fallidos.
    .todo = Espere media hora o reinicie la cámara y pruebe una vez con la contraseña correcta.
error-device-only-clear-http =
    .what = La cámara en { $address } no ofrece ninguna conexión cifrada para el acceso.
    .todo = Acepte acceder por HTTP sin cifrar con esta cámara, mejor con un cable aparte, y cambie después la contraseña.
error-device-old-tls =
    .what = La cámara en { $address } solo habla { $version }, que los programas actuales rechazan.
    .todo = Protéjala por su dirección HTTP: si la cámara puede activar un TLS más nuevo, camseal lo activa. Si no, instale un firmware más nuevo.
error-device-certificate-changed =
    .what = { $address } mostró otro certificado en mitad del trabajo ({ $pinned }, después { $seen }).
    .todo = Pare aquí. Puede haber alguien en medio, o dos dispositivos comparten la dirección. Revise el cable y vuelva a empezar con esta cámara.
error-device-redirected =
    .what = La cámara en { $address } nos envía a otra máquina, { $target }.
    .todo = Compruebe la dirección. camseal solo envía una contraseña a la dirección que usted indicó.
error-device-unreadable =
    .what = La cámara en { $address } respondió a «{ $operation }» con algo que camseal no sabe leer.
    .todo = Compruebe que sea una cámara y que su firmware esté al día; después vuelva a probar o hágala a mano.
error-device-too-large =
    .what = La cámara en { $address } respondió a «{ $operation }» con más de { $limit } bytes.
    .todo = Compruebe la dirección; una cámara no responde así.
error-device-not-offered =
    .what = La cámara en { $address } no conoce «{ $operation }».
    .todo = Haga esta cámara a mano o busque un firmware más nuevo.
error-device-fault =
    .what = La cámara en { $address } rechazó «{ $operation }»: { $code } { $reason }
    .todo = Pruebe una vez más. Si sigue igual, reinicie la cámara o hágala a mano.
error-device-full =
    .what = El almacén de claves de la cámara en { $address } está lleno.
    .todo = Borre certificados antiguos en la página web de la cámara y vuelva a probar. camseal solo borra los suyos.
error-device-broken-key =
    .what = La cámara en { $address } creó una clave que ella misma da por inservible.
    .todo = Vuelva a probar o deje que camseal cree la clave (Plan, «clave creada aquí»).
error-device-no-certificate-service =
    .what = La cámara en { $address } no tiene interfaz para certificados.
    .todo = Haga esta cámara a mano: camseal crea los archivos y le muestra el camino.
error-device-client-certificates =
    .what = La cámara en { $address } pide certificados a quien se conecta.
    .todo = Desactive primero la autenticación de clientes en la página web de la cámara; si no, camseal se quedaría fuera.
error-device-https-not-switched =
    .what = La cámara en { $address } no activó HTTPS ({ $code }).
    .todo = Reinicie la cámara y vuelva a probar; HTTP sigue funcionando como antes.

## errors of files and folders
error-directory-missing =
    .what = No existe el archivo { $path }.
    .todo = Compruebe el nombre y la carpeta.
error-directory-denied =
    .what = Esta cuenta no puede usar { $path }.
    .todo = Elija otra carpeta o cambie los permisos de esta.
error-directory-disk-full =
    .what = No queda espacio en el disco para { $path }. Lo que había antes no ha cambiado.
    .todo = Libere espacio o elija otro disco y vuelva a probar.
error-directory-too-large =
    .what = { $path } ocupa más de { $limit } bytes.
    .todo = Elija otro archivo; este no es el que hace falta aquí.
error-directory-exists =
    .what = { $path } ya existe.
    .todo = Elija otro nombre; camseal no lo sobrescribe.
error-directory-unusable =
    .what = El archivo { $path } no se puede usar.
    .todo = Mire los detalles o elija otro archivo o carpeta.

## settings
notice-settings-broken =
    .what = Los ajustes no se pudieron leer; camseal ha arrancado con los habituales.
    .todo = El archivo anterior se conserva como { $path }. Nada más se ve afectado.
notice-settings-unreadable =
    .what = Los ajustes de { $path } no se pudieron abrir; camseal ha arrancado con los habituales.
    .todo = Compruebe los permisos del archivo.
notice-settings-odd =
    .what = El ajuste «{ $key }» tiene un valor que camseal no conoce; se usa el habitual.
    .todo = Elíjalo de nuevo en Ajustes.

## errors of discovery
error-discovery-too-many =
    .what = Son { $count } direcciones, demasiadas para una sola búsqueda.
    .todo = Indique como máximo { $limit } direcciones, por ejemplo una red /20, o busque por partes.
error-discovery-not-an-address =
    .what = «{ $text }», en la línea { $line }, no es una dirección.
    .todo = Escriba las direcciones así: 192.168.1.64, 192.168.1.10-20, 192.168.1.0/24 o https://camera.local.
error-discovery-backwards =
    .what = El intervalo «{ $text }», en la línea { $line }, termina antes de empezar.
    .todo = Escriba primero la dirección menor.
error-discovery-nothing =
    .what = No hay ninguna dirección en este texto.
    .todo = Escriba al menos una dirección, por ejemplo 192.168.1.64.
## site file
error-site-missing =
    .what = No hay ningún archivo de sitio en { $path }.
    .todo = Compruebe la carpeta, o si está conectada la memoria USB o la carpeta de red donde se guarda.
error-site-exists =
    .what = Ya hay un archivo en { $path }.
    .todo = Elija otro nombre o abra ese archivo.
error-site-not-a-site =
    .what = { $path } no es un archivo de sitio de camseal.
    .todo = Elija un archivo que termine en .camseal.
error-site-damaged =
    .what = El archivo de sitio { $path } está dañado. camseal lo ha dejado como está.
    .todo = Abra una copia de su copia de seguridad. Conserve el archivo dañado: a las cámaras no les afecta.
error-site-newer =
    .what = El archivo de sitio { $path } se escribió con un camseal más nuevo.
    .todo = Instale el camseal más reciente en este equipo y vuelva a abrirlo.
error-site-busy =
    .what = El archivo de sitio { $path } está abierto en otro programa.
    .todo = Cierre la otra ventana de camseal, o espere a que acabe su comando, y vuelva a probar.
error-site-full =
    .what = No queda espacio para guardar { $path }.
    .todo = Libere espacio y continúe. Todo lo guardado está a salvo; camseal sigue donde estaba.
error-site-read-only =
    .what = No se puede escribir en el archivo de sitio { $path }.
    .todo = Compruebe la protección contra escritura y sus permisos en esta carpeta, o copie el archivo a otra carpeta y ábralo allí.
error-site-unusable =
    .what = El sistema no deja que camseal use { $path }.
    .todo = Mire los detalles y pruebe con una carpeta del disco de este equipo.
error-site-no-authority =
    .what = Este sitio aún no tiene autoridad (CA).
    .todo = Cree una primero, o adopte una que ya exista.
error-site-unknown-camera =
    .what = Esta cámara ya no está en la lista del sitio.
    .todo = Búsquela otra vez y añádala.
error-site-address-taken =
    .what = Otra cámara de este sitio tiene la dirección { $address }.
    .todo = Dé a cada cámara su propia dirección o quite la otra de la lista.
## window: words of the frame
step-find = Búsqueda
step-login = Acceso
step-authority = Autoridad
step-plan = Plan
step-work = Trabajo
step-trust = Confianza
step-proof = Prueba
validity-today = Hoy
## trust stores
error-truststore-other-root =
    .what = Este certificado raíz ({ $found }) no es el anunciado ({ $expected }).
    .todo = Compare el SHA-256 del archivo con el del papel y tome el archivo correcto.
error-truststore-not-an-authority =
    .what = «{ $title }» no es el certificado de una autoridad, así que no corresponde a un almacén de raíces de confianza.
    .todo = Elija el certificado raíz de la autoridad, no el de una cámara.
error-truststore-no-such-store =
    .what = Este equipo no tiene un almacén de certificados «{ $id }».
    .todo = Vea cuáles hay: camseal-cli trust status.
error-truststore-not-allowed =
    .what = La contraseña de administrador se rechazó o no se escribió; no ha cambiado nada.
    .todo = Pruebe de nuevo y confirme, o pida ayuda a quien administre este equipo.
error-truststore-needs-administrator =
    .what = Cambiar { $place } requiere permisos de administrador; no ha cambiado nada.
    .todo = Deje que camseal los pida o ejecute el comando como administrador.
error-truststore-no-elevation =
    .what = Este equipo no ofrece manera de pedir permisos de administrador; no ha cambiado nada.
    .todo = Como administrador, ejecute: { $command }
error-truststore-tool-missing =
    .what = El programa { $tool } no está instalado en este equipo.
    .todo = Instale el paquete { $package } y vuelva a probar.
error-truststore-command =
    .what = El comando «{ $command }» terminó con un error.
    .todo = Lea su salida en Detalles; corrija eso y vuelva a probar.
error-truststore-slow =
    .what = El comando «{ $command }» no terminó en { $seconds } segundos.
    .todo = Espere a que el equipo esté menos ocupado y vuelva a probar; camseal mira primero lo que hay.
error-truststore-file =
    .what = El archivo { $path } no se pudo leer o cambiar.
    .todo = Compruebe sus permisos y que el disco no esté lleno, y vuelva a probar.
error-truststore-locked =
    .what = Los certificados de { $place } están protegidos con una contraseña propia (contraseña principal).
    .todo = Importe la raíz en los ajustes del navegador, o quite la contraseña principal por un momento.
finding-no-system-store =
    .what = camseal aún no conoce el almacén de certificados de este sistema operativo.
    .todo = Exporte el certificado raíz e impórtelo con la herramienta del propio sistema.
finding-no-certutil =
    .what = Chrome y Firefox guardan aquí sus propios certificados, y falta la herramienta que los cambia.
    .todo = Instale el paquete { $package } y mire de nuevo.

## check
rung-reachable = Accesible
rung-port = Puerto HTTPS
rung-tls = TLS
rung-chain = Cadena de certificados
rung-name = Nombre
rung-dates = Fechas
rung-root = Raíz de confianza
rung-passed-answers = { $address } responde.
rung-passed-port = HTTPS responde en el puerto { $port }.
rung-passed-open = Algo responde en el puerto { $port }.
rung-passed-tls = { $version } con { $cipher }.
rung-passed-chain = { $count ->
    [one] Se envía un certificado, firmado por { $issuer }.
   *[other] Se envían { $count } certificados, el último firmado por { $issuer }.
}
rung-passed-name = El certificado es para { $name }.
rung-passed-dates = Válido hasta el { $date }.
rung-passed-root-given = «{ $root }» (la raíz entregada) lo avala.
rung-passed-root-system = «{ $root }», en el almacén de este equipo, lo avala.
rung-not-asked = Sin comprobar, porque algo más abajo está roto.
finding-unreachable =
    .what = Nada responde en { $address }.
    .todo = Compruebe la alimentación y el cable de red, y que este equipo esté en la red de la cámara.
finding-port-closed =
    .what = { $address } responde, pero nada escucha en el puerto { $port }.
    .todo = Active HTTPS en la cámara o indique el puerto correcto.
finding-only-http =
    .what = { $address } habla HTTP sin cifrar en el puerto { $port }, no HTTPS.
    .todo = Active HTTPS en la cámara o indique su puerto HTTPS.
finding-no-tls =
    .what = Lo que responde en { $address }, puerto { $port }, no habla TLS correctamente.
    .todo = Compruebe la dirección y el puerto; si son correctos, reinicie la cámara.
finding-old-tls =
    .what = La cámara en { $address } solo habla { $version }, que los programas actuales rechazan.
    .todo = Protéjala por su dirección HTTP: si la cámara puede activar un TLS más nuevo, camseal lo activa. Si no, instale un firmware más nuevo.
finding-old-key-exchange =
    .what = La cámara solo habla un cifrado antiguo ({ $what }); la mayoría de los programas aún la abren, algunos no.
    .todo = Instale un firmware más nuevo en la cámara cuando lo haya.
finding-unknown-name =
    .what = El nombre { $name } no se conoce en esta red.
    .todo = Revise cómo está escrito o indique la dirección IP de la cámara.
finding-no-certificate =
    .what = { $address } responde con TLS pero no envía ningún certificado.
    .todo = Dé un certificado a la cámara: ejecute el asistente para ella.
finding-missing-issuer =
    .what = La cámara no envía el certificado de «{ $issuer }», necesario para llegar a la raíz.
    .todo = Suba la cadena completa a la cámara o vuelva a ejecutar el asistente para ella.
finding-wrong-name =
    .what = El certificado es para { $names }, pero se pidió { $asked }.
    .todo = Abra la cámara con un nombre de su certificado o dele un certificado para esta dirección.
finding-no-names =
    .what = El certificado no contiene ninguna dirección en el campo que cuenta (SAN); se pidió { $asked }.
    .todo = Dé a la cámara un certificado nuevo; camseal escribe bien los nombres.
finding-expired =
    .what = El certificado caducó el { $date }.
    .todo = Dé a la cámara un certificado nuevo. Si la fecha parece incorrecta, compruebe el reloj de este equipo.
finding-not-yet-valid =
    .what = El certificado solo es válido a partir del { $date }.
    .todo = Compruebe el reloj de este equipo; si está bien, espere o dé a la cámara un certificado nuevo.
finding-this-clock =
    .what = El certificado encaja con el reloj de la cámara, pero no con el de este equipo; se llevan { $off }.
    .todo = Ponga en hora este equipo y compruebe de nuevo.
finding-camera-clock =
    .what = El reloj de la cámara se desvía { $off }; según él, su propio certificado no es válido.
    .todo = Ponga en hora la cámara, mejor con un servidor de hora (NTP).
finding-untrusted-root =
    .what = Este equipo no confía en «{ $issuer }», que firmó el certificado.
    .todo = Instale el certificado raíz de la autoridad en el almacén de certificados de este equipo.
finding-self-signed =
    .what = El certificado de la cámara solo se avala a sí mismo; no lo ha firmado nadie en quien este equipo confíe.
    .todo = Proteja la cámara con un certificado de su propia autoridad e instale aquí su raíz.
finding-root-expired =
    .what = La raíz «{ $root }» del almacén de certificados caducó el { $date }; los navegadores la rechazan.
    .todo = Cree una autoridad nueva, proteja las cámaras con ella e instale su raíz.
finding-root-not-authority =
    .what = La raíz «{ $root }» del almacén de certificados no está marcada como autoridad; algunos navegadores la rechazan.
    .todo = Cree una autoridad nueva con camseal, proteja las cámaras con ella e instale su raíz.
finding-authority-as-camera =
    .what = La cámara presenta como suyo el certificado de una autoridad; algunos clientes lo rechazan.
    .todo = Dé a la cámara un certificado propio, firmado por su autoridad.
finding-weak-key =
    .what = La clave del certificado ({ $key }) es demasiado débil o de un tipo que se rechaza.
    .todo = Dé a la cámara una clave nueva, al menos RSA-2048 o P-256.
finding-weak-signature =
    .what = El certificado está firmado con { $algorithm }, que hoy se rechaza.
    .todo = Dé a la cámara un certificado nuevo; camseal firma con SHA-256.
finding-bad-usage =
    .what = El certificado no está hecho para servidores.
    .todo = Dé a la cámara un certificado nuevo; camseal escribe el uso correcto.
finding-name-not-allowed =
    .what = La autoridad está limitada a ciertas direcciones, y { $asked } no es una de ellas.
    .todo = Use una dirección que la autoridad pueda firmar, o cree una autoridad que permita esta.
finding-bad-signature =
    .what = Una firma de la cadena de certificados no es auténtica.
    .todo = Dé a la cámara un certificado nuevo. Si vuelve a ocurrir, puede haber alguien en medio: revise el cable.
finding-revoked =
    .what = La autoridad revocó el certificado.
    .todo = Dé a la cámara un certificado nuevo.
finding-other =
    .what = Este equipo rechaza el certificado: { $detail }
    .todo = Dé a la cámara un certificado nuevo y compruebe de nuevo.
finding-store-unreadable =
    .what = El almacén de certificados de este equipo no se pudo leer.
    .todo = Reinstale los certificados del sistema (paquete ca-certificates) y compruebe de nuevo.

## dates
date-day = { $day } { $month } { $year }
date-moment = { $day }, { $clock }
date-january = ene
date-february = feb
date-march = mar
date-april = abr
date-may = may
date-june = jun
date-july = jul
date-august = ago
date-september = sept
date-october = oct
date-november = nov
date-december = dic
date-seconds = { $seconds } s
date-minutes = { $minutes } min
date-minutes-seconds = { $minutes } min { $seconds } s

## wizard steps
# Today's state of a device, second line of a row
today-asking = Preguntando…
today-no-https = Sin HTTPS: imagen y acceso van sin cifrar
today-factory = Certificado de fábrica, ningún navegador lo acepta
today-not-trusted = Su certificado es de alguien que este PC no conoce
today-ended = Certificado caducado el { $date }
today-not-yet = Certificado válido solo desde el { $date }
today-other-name = Su certificado es para otra dirección
today-secure = Hasta el { $date }
today-shared = Dos cámaras comparten esta dirección
today-silent = Nada responde en esta dirección
today-old-tls = Solo habla { $version }, que los navegadores rechazan
today-by-hand = No responde a ONVIF: se puede hacer a mano
today-refused = Este PC rechaza su certificado

find-field = Dirección, intervalo o lista, p. ej. 192.168.1.60-90
find-add = Añadir
find-file = De un archivo…
find-file-title = Lista de cámaras
find-found = { $count ->
    [0] Aún no hay nada
    [one] { $count } encontrada
   *[other] { $count } encontradas
}
find-searching = buscando en esta red
find-stop = Parar
find-again = Buscar otra vez
find-ended = búsqueda terminada
find-ticked = { $ticked } de { $all } marcadas
find-camera = Cámara
find-address = Dirección
find-today = Hoy
find-new = Dispositivo nuevo
find-nothing = Hasta ahora no ha respondido ninguna cámara.
find-nothing-todo = Compruebe que este equipo esté en la red de las cámaras o escriba una dirección arriba.
find-fact = { $count ->
    [one] { $count } dispositivo
   *[other] { $count } dispositivos
}
find-fact-now = { $count ->
    [one] { $count } marcada
   *[other] { $count } marcadas
}
find-reason-none = Marque al menos una cámara.
find-reason-asking = Algunas cámaras marcadas aún no han respondido.
find-reason-shared = Dos cámaras marcadas comparten { $address }. Desmarque una.
find-notice-range = «{ $text }» no es una dirección, un intervalo ni una lista.
find-notice-range-todo = Escriba por ejemplo 192.168.1.60, 192.168.1.60-90 o 192.168.1.0/24.
find-notice-file = El archivo { $name } no contiene ninguna dirección que camseal sepa leer.
find-notice-file-todo = Ponga una dirección en cada línea; tras una coma pueden seguir otras columnas.

login-all = { $count ->
    [one] Este dispositivo
   *[other] Los { $count } dispositivos
}
login-by-hand = { $count ->
    [one] { $count } más se hace a mano
   *[other] { $count } más se hacen a mano
}
login-user = Usuario
login-password = Contraseña
login-try = Probar
login-tried = Probada
login-show = Mostrar la contraseña
login-device = Dispositivo
login-address = Dirección
login-answer = Respuesta
login-how = Cómo
login-waiting = Sin preguntar aún
login-trying = Preguntando…
login-accepted = Aceptada
login-over-https = por HTTPS
login-over-http = por HTTP sin cifrar, solo se envió un resumen
login-not-again = no se repite con esta contraseña
login-others = { $count ->
    [one] El que la rechazó
   *[other] Los { $count } que la rechazaron
}
login-once = Cada contraseña se prueba una sola vez por dispositivo, porque la mayoría se bloquea tras cinco fallos.
login-clear = { $count ->
    [one] { $count } dispositivo no ofrece acceso cifrado
   *[other] { $count } dispositivos no ofrecen acceso cifrado
}
login-clear-why = La contraseña en sí nunca se envía, solo un resumen de ella; aun así, quien escuche podría adivinar una débil.
login-agree = Acceder por HTTP sin cifrar
login-leave-out = Dejarlo fuera
login-left-out = Fuera
login-forgotten = Las contraseñas se olvidan al cerrar camseal.
login-fact = { $count ->
    [one] { $count } con acceso
   *[other] { $count } con acceso
}
login-reason-password = Escriba la contraseña y pruébela.
login-reason-trying = Preguntando a las cámaras…
login-reason-try = Pulse Probar: la contraseña aún no se ha probado.
login-reason-refused = { $count ->
    [one] { $count } dispositivo aún no tiene acceso. Escriba otra contraseña o déjelo fuera.
   *[other] { $count } dispositivos aún no tienen acceso. Escriba otra contraseña o déjelos fuera.
}
login-reason-none = No queda ningún dispositivo. Vuelva atrás y marque uno.

authority-new = Una autoridad nueva para este sitio
authority-name = Nombre del sitio
authority-name-example = Hotel Astoria
authority-shown = Los PC la mostrarán como «{ $name } camera authority» y un código de cuatro caracteres
authority-limited = Limitada a este sitio.
authority-limited-more = Aunque la roben, no sirve contra tiendas web ni bancos.
authority-unlimited = Sin límites.
authority-unlimited-more = Quien robe su clave podría imitar cualquier página web ante los PC que confían en ella.
authority-can = Puede avalar
authority-never = Nunca puede avalar
authority-private = Direcciones privadas
authority-private-more = 192.168… · 10… · 172.16 a 172.31…
authority-local = Nombres locales
authority-local-more = .local · .lan · .internal
authority-domain = El dominio del cliente
authority-domain-none = ninguno aún
authority-domain-add = Añadir…
authority-domain-field = Dominios propios, p. ej. hotel.example
authority-banks = Bancos y tiendas
authority-banks-more = se llamen como se llamen
authority-internet = Cualquier cosa en Internet
authority-internet-more = correo, nube, actualizaciones
authority-others = Otras autoridades
authority-others-more = no puede crear ninguna
authority-details = Detalles
authority-details-more = { $key }, válida { $years } años, { $sealed }
authority-sealed-system = clave protegida por este equipo para usted
authority-sealed-passphrase = clave protegida con una frase de contraseña
authority-sealed-both = clave protegida por este equipo y una frase de contraseña
authority-key = Tipo de clave
authority-years = Años de validez
authority-constraints = Limitarla a direcciones privadas, nombres locales y los dominios de arriba
authority-passphrase = Frase de contraseña
authority-passphrase-again = Repita la frase
authority-passphrase-optional = Frase de contraseña, para abrir el sitio en otro equipo
authority-passphrase-why = Este equipo no tiene un llavero que camseal pueda usar; por eso una frase de contraseña protege la clave de la autoridad.
authority-passphrase-hint = Cuatro o más palabras sin relación entre sí son fáciles de recordar y difíciles de adivinar.
authority-strength-short = Demasiado corta: al menos 10 caracteres
authority-strength-weak = Débil: añada otra palabra
authority-strength-good = Buena
authority-passphrase-other = No son iguales
authority-existing = Una que el cliente ya tiene
authority-existing-more = Una raíz de empresa, un archivo de un NAS (ZIP), PFX o PEM
authority-open = Abrir archivos…
authority-open-title = Certificado y clave de la autoridad
authority-opened = { $name }, hasta el { $date }
authority-import-passphrase = Frase de contraseña del archivo
authority-import-unlock = Abrir
authority-adopted = La autoridad está creada
authority-adopted-more = Su huella es { $short }. Volver atrás no la cambia.
authority-replace = Crear otra
authority-making = Creando la clave de la autoridad…
authority-fact-new = nueva, { $code }
authority-fact-own = la del cliente
authority-reason-name = Escriba el nombre del sitio.
authority-reason-name-taken = Ya hay un sitio con este nombre en { $folder }. Elija otro nombre.
authority-reason-passphrase = Escriba dos veces una frase de contraseña.
authority-reason-years = Elija de 1 a 25 años.
authority-reason-domain = «{ $text }» no es un dominio.
authority-reason-file = Abra los archivos de la autoridad.
authority-reason-locked = El archivo necesita su frase de contraseña.
authority-notice-no-authority = En estos archivos no hay ningún certificado con su clave.
authority-notice-no-authority-todo = Elija los dos juntos: el certificado de la autoridad y su clave privada.

plan-certificates = { $count ->
    [one] certificado nuevo
   *[other] certificados nuevos
}
plan-https = { $count ->
    [one] dispositivo recibe HTTPS
   *[other] dispositivos reciben HTTPS
}
plan-clocks = { $count ->
    [one] reloj se pone en hora
   *[other] relojes se ponen en hora
}
plan-by-hand = { $count ->
    [one] dispositivo se hace a mano
   *[other] dispositivos se hacen a mano
}
plan-http-stays = HTTP sigue activado.
plan-http-stays-more = Los grabadores que lo usan siguen funcionando; desactívelo más adelante, cuando hayan pasado a HTTPS.
plan-asking = Preguntando a las cámaras qué saben hacer…
plan-device = Dispositivo
plan-names = Certificado para
plan-key = Clave creada por
plan-changes = Qué cambia
plan-key-camera = cámara
plan-key-here = este PC
plan-until = Los certificados nuevos valen hasta el { $date }.
plan-change-first = HTTPS activado, primer certificado
plan-change-replaced = Se sustituye su certificado
plan-change-factory = Se sustituye el certificado de fábrica
plan-change-ended = Se sustituye el certificado caducado
plan-change-clock = Reloj en hora
plan-change-none = Nada, ya está protegida
plan-change-by-hand = Dos archivos, subidos a mano
plan-warn-clock = El reloj marca el { $date }
# Models, then a remark that holds for them.
plan-note-for = { $devices }: { $note }
plan-warn-by-hand = Le necesita unos 2 min
plan-nothing-yet = Hasta ahora no se ha cambiado nada.
plan-reason-nothing = No hay nada que hacer.
plan-reason-authority = Cree primero la autoridad.
plan-fact = { $count ->
    [one] { $count } cambio
   *[other] { $count } cambios
}
plan-start = Empezar

work-title = { $count ->
    [one] Protegiendo { $count } cámara
   *[other] Protegiendo { $count } cámaras
}
work-so-far = { $time } hasta ahora
work-left = quedan unos { $time }
work-pause = Pausa
work-resume = Seguir
work-pausing = Terminando la cámara en curso…
work-paused = En pausa
work-secure = { $count ->
    [one] { $count } protegida
   *[other] { $count } protegidas
}
work-busy = { $count } en curso
work-needs = { $count ->
    [one] { $count } le necesita
   *[other] { $count } le necesitan
}
work-waiting = { $count } en espera
work-camera = Cámara
work-now = Ahora
work-again = Reintentar
work-skip = Saltar esta cámara
work-skipped = Saltada
work-others-go-on = Las demás continúan.
work-of-about = { $time } de unos { $estimate }
work-fact = { $done } de { $all }
work-fact-done = { $count ->
    [one] { $count } protegida
   *[other] { $count } protegidas
}
work-reason-open = { $count ->
    [one] Queda { $count } cámara por hacer.
   *[other] Quedan { $count } cámaras por hacer.
}
work-reason-paused = En pausa. Siga o pulse Atrás.
work-reason-failed = No se pudo proteger ninguna cámara. Vuelva a probar o vuelva atrás.
work-wait-turn = espera su turno

trust-title = Hacer que este PC confíe en { $site }
trust-root = Certificado raíz, limitado a este sitio, hasta el { $date }
trust-root-unlimited = Certificado raíz, hasta el { $date }
trust-fingerprint = Huella digital (SHA-256)
trust-aloud = Para leer en voz alta
trust-view = Ver
trust-copy = Copiar
trust-changes = Qué cambia en este PC
trust-where = Dónde
trust-today = Hoy
trust-after = Después
trust-system = Este PC, para todos
trust-chromium = Chrome, Chromium y Edge
trust-firefox = Firefox
trust-asking = Preguntando…
trust-not-there = No está
trust-there = Está
trust-not-for-servers = Está, pero no para páginas web
trust-added = Se añade la raíz
trust-same = No cambia nada
trust-working = Añadiéndola…
trust-now-there = Instalada y vuelta a leer
trust-skipped-row = se deja como está
trust-details = Detalles
trust-details-more = los archivos y comandos exactos
trust-change-write = escribe { $path }
trust-change-remove = elimina { $path }
trust-change-run = ejecuta { $command }
trust-install = Instalar
trust-skip = Saltar este PC
trust-elevation = El sistema pide permiso una vez.
trust-no-elevation = camseal los vuelve a leer después.
trust-none = En este equipo no se encontró ningún almacén de certificados que camseal conozca.
trust-none-todo = Lleve el certificado raíz a los PC que ven las cámaras.
trust-fact = este PC
trust-fact-skipped = saltado

proof-sub = Cada dispositivo se abre de nuevo y se juzga como este PC juzga las páginas web.
proof-all = { $all ->
    [one] La cámara es segura
   *[other] Los { $all } dispositivos son seguros
}
proof-some = { $secure } de { $all } dispositivos son seguros
proof-all-more = { $all ->
    [one] Este PC la abrió sin ninguna advertencia.
   *[other] Este PC los abrió todos sin ninguna advertencia.
}
proof-some-more = Los rechazados dicen por qué.
proof-asking = Abriendo { $all } dispositivos…
proof-device = Dispositivo
proof-this-pc = Este PC
proof-open = Abrir en el navegador
proof-view = Ver
proof-again = Comprobar otra vez
proof-checking = Abriendo…
proof-reason-checking = Se están abriendo las cámaras…
proof-finish = Finalizar
proof-fact = { $secure } de { $all }
## work
error-work-no-login =
    .what = No hay usuario ni contraseña para la cámara en { $address }.
    .todo = Escríbalos en «Acceso» y empiece de nuevo.
error-work-clock-off =
    .what = El reloj de la cámara en { $address } se desvía aproximadamente { $off }.
    .todo = Permita que camseal lo ponga en hora, o hágalo en la página web de la cámara, mejor con un servidor de hora.
error-work-key-in-clear =
    .what = Una clave creada aquí viajaría sin cifrar a la cámara en { $address }.
    .todo = Active primero HTTPS en la página web de la cámara (basta con su propio certificado), o deje que la cámara cree la clave.
error-work-no-such-key-place =
    .what = La cámara en { $address } no ofrece el lugar que usted eligió para la clave.
    .todo = Vuelva a poner «clave creada» en automático o haga esta cámara a mano.
error-work-weak-keys-only =
    .what = La cámara en { $address } solo crea claves que los navegadores rechazan.
    .todo = Deje que camseal cree la clave («clave creada aquí») o busque un firmware más nuevo.
error-work-key-slow =
    .what = La cámara en { $address } no tenía lista ninguna clave tras { $seconds } segundos.
    .todo = Déjela descansar unos minutos y vuelva a probar, o deje que camseal cree la clave («clave creada aquí»).
error-work-no-name =
    .what = La autoridad de este sitio no puede firmar para { $address }.
    .todo = Use para la cámara una dirección privada o un nombre del dominio del cliente, o añada el dominio a una autoridad nueva.
error-work-still-old =
    .what = La cámara en { $address } sigue mostrando otro certificado ({ $seen }).
    .todo = Reinicie la cámara y vuelva a probar. Si sigue igual, elija el certificado en la página web de la cámara o busque un firmware más nuevo.
error-work-not-back =
    .what = HTTPS en { $address } no volvió en { $seconds } segundos.
    .todo = Compruebe la alimentación y la red; reinicie la cámara a mano y empiece con ella otra vez aquí.
error-work-model-failed =
    .what = La primera cámara de este modelo, { $first }, no salió bien; por eso esta no se ha tocado.
    .todo = Mire el motivo en la primera y empiece después con esta.
error-work-broke-off =
    .what = El trabajo en { $address } se interrumpió por un fallo de camseal.
    .todo = Empiece de nuevo: camseal mira primero qué hizo la cámara. Por favor, comuníquenoslo con el registro.
error-work-old-work-left =
    .what = Un intento anterior en { $address } no se pudo deshacer.
    .todo = Compruebe que la cámara responda y que su acceso de administrador sea correcto, y empiece de nuevo.
outcome-secured =
    .what = La cámara en { $address } muestra su certificado nuevo.
    .todo = Nada. Siga con la confianza y la prueba.
outcome-already-secure =
    .what = La cámara en { $address } ya muestra su certificado.
    .todo = Nada; no se ha cambiado.
outcome-needs-restart =
    .what = El certificado está en la cámara en { $address }; la cámara debe reiniciarse para usarlo.
    .todo = Permita el reinicio y empiece de nuevo, o reiníciela usted y empiece después de nuevo.
outcome-by-hand =
    .what = Los archivos para { $address } están listos.
    .todo = Guárdelos y súbalos en la página web de la cámara; camseal la comprueba después.
left-untouched =
    .what = No se ha cambiado nada en la cámara.
    .todo = {""}
left-as-before =
    .what = La cámara está como antes.
    .todo = {""}
left-unfinished =
    .what = La cámara no se pudo dejar como estaba; puede haber en uso objetos nuevos llamados «camseal-…».
    .todo = Empiece de nuevo con esta cámara cuando responda: camseal termina o deshace lo que empezó.
left-leftovers =
    .what = La cámara muestra su certificado antiguo, pero puede que aún guarde objetos llamados «camseal-…».
    .todo = Empiece de nuevo con esta cámara: camseal los elimina.
skipped-asked =
    .what = Usted saltó esta cámara.
    .todo = Empiece con ella cuando quiera.
skipped-stopped =
    .what = El trabajo se paró antes del turno de esta cámara.
    .todo = Empiece con ella de nuevo para continuar.
skipped-logins-refused =
    .what = Las primeras cámaras rechazaron este acceso, la última { $last }; por eso no se siguió probando.
    .todo = Compruebe usuario y contraseña en la página web de una cámara y empiece de nuevo. Ninguna cámara se probó dos veces.
skipped-forgotten =
    .what = Esta cámara ya no está en la lista del sitio.
    .todo = Búsquela otra vez y añádala.
warning-clock-off =
    .what = El reloj de la cámara se desvía { $off }.
    .todo = Permita que camseal lo ponga en hora.
warning-no-https =
    .what = HTTPS está desactivado. El acceso viaja una vez por HTTP sin cifrar, protegido solo con un resumen; HTTPS se activa al final.
    .todo = Hágalo si puede con un cable aparte y cambie después la contraseña.
warning-clear-http-refused =
    .what = HTTPS está desactivado y no se aceptó el acceso por HTTP sin cifrar.
    .todo = Acéptelo para este sitio o active HTTPS en la página web de la cámara.
warning-by-hand =
    .what = Este dispositivo no tiene una interfaz para certificados que camseal pueda usar.
    .todo = camseal crea los archivos; usted los sube en la página web del dispositivo.
warning-outside-constraints =
    .what = La autoridad no puede firmar para «{ $name }»; el nombre se deja fuera.
    .todo = Añada el dominio a una autoridad nueva si hay que llegar a la cámara con este nombre.
warning-no-name =
    .what = No queda ningún nombre que la autoridad pueda firmar.
    .todo = Use para la cámara una dirección privada o un nombre del dominio del cliente.
warning-address-only =
    .what = El certificado es para una dirección IP. Si la cámara recibe otra, el certificado deja de encajar.
    .todo = Dé a la cámara una dirección fija.
warning-standard-only =
    .what = Este método sigue el estándar; nadie lo ha mostrado aún en este modelo.
    .todo = Empiece con una cámara. camseal la deja como estaba si no sale bien.
## console
# The first words of a line on stderr.
console-error = error: { $what }
console-hint = consejo: { $todo }
console-note = nota: { $what }
error-console-no-site =
    .what = Para esto hace falta un sitio.
    .todo = Indique su archivo con --site FILE, o cree uno con «site create FILE --name NAME».
error-console-unknown-language =
    .what = camseal no habla «{ $tag }».
    .todo = Elija uno de estos idiomas: { $known }.
error-console-output =
    .what = No se pudo escribir la respuesta.
    .todo = Compruebe si el disco está lleno o si se puede escribir en el archivo.
error-console-runtime =
    .what = El sistema operativo no dio a camseal ningún hilo para trabajar.
    .todo = Cierre otros programas y vuelva a probar.
error-console-no-secret =
    .what = Aquí hace falta una contraseña o frase de contraseña, y no hay nadie en el terminal para escribirla.
    .todo = Póngala en la primera línea de un archivo e indíquelo con { $option }, o defina la variable { $variable }.
error-console-empty-secret =
    .what = La primera línea de { $path } no contiene ningún secreto utilizable.
    .todo = Escriba la contraseña o frase de contraseña en la primera línea del archivo.
error-console-secrets-differ =
    .what = Las dos frases de contraseña son distintas.
    .todo = Escriba dos veces la misma frase de contraseña.
error-console-stdin-twice =
    .what = La entrada estándar se pide dos veces.
    .todo = Use «-» para una de ellas y un archivo para la otra.
error-console-not-answered =
    .what = La pregunta quedó sin respuesta.
    .todo = Empiece de nuevo y respóndala, o dé la respuesta como opción.
error-console-unknown-verb =
    .what = No existe el verbo «{ $verb }».
    .todo = «camseal-cli --help» muestra todos los verbos.
## certificates
error-certificate-not-one =
    .what = Esto no es un certificado.
    .todo = Elija el archivo del certificado: suele terminar en .crt, .cer o .pem.
error-certificate-not-a-key =
    .what = Esto no es una clave privada que camseal pueda usar.
    .todo = Elija el archivo de la clave privada en PEM, DER o PFX, completo y sin daños.

## console: questions and words
console-practice = { $count ->
        [one] Hay una cámara de prácticas en marcha; Ctrl-C la para.
       *[other] Hay { $count } cámaras de prácticas en marcha; Ctrl-C las para.
    }
console-ask-passphrase = Frase de contraseña de la autoridad del sitio:
console-ask-new-passphrase = Una frase de contraseña para la autoridad del sitio:
console-ask-new-passphrase-or-keeper = Una frase de contraseña para la autoridad del sitio (solo Intro: guardarla en el llavero de este equipo):
console-ask-again = Otra vez:
console-ask-file-password = Contraseña de { $path }:
console-ask-pfx-password = Una contraseña para el archivo PFX:
console-authority-exported = { $path } contiene el certificado raíz, SHA-256 { $sha256 }
console-certificate-subject = Certificado
console-certificate-names = Sirve para
console-certificate-no-names = ningún nombre
console-certificate-valid = Válido
console-certificate-dates = { $from } a { $until }
console-certificate-over = (caducado)
console-certificate-left = { $days ->
    [one] (queda { $days } día)
   *[other] (quedan { $days } días)
}
console-certificate-issuer = Emitido por
console-certificate-key = Clave
console-certificate-sha256 = SHA-256
console-site-no-authority = Este sitio aún no tiene autoridad.
console-site-until = hasta el { $date }
console-standing-found = encontrada
console-standing-ready = lista
console-standing-working = trabajo interrumpido
console-standing-putting-back = primero hay que dejarla como estaba
console-standing-secured = protegida
console-standing-stale = necesita un certificado nuevo
console-standing-failed = no salió bien
console-standing-by-hand = por hacer a mano
console-presence-trusted = de confianza
console-presence-untrusted = está, pero sin confianza para páginas web
console-presence-absent = no está
console-presence-unknown = desconocido
error-console-no-authority =
    .what = El sitio { $path } aún no tiene autoridad.
    .todo = Cree un sitio nuevo con «site create» o traiga una autoridad con «authority import».
error-console-kept-elsewhere =
    .what = El secreto que abre la autoridad de este sitio está en el llavero de otro equipo o de otra cuenta.
    .todo = Abra el sitio allí, o dé su frase de contraseña con --passphrase-file si la tiene.
error-console-no-certificate =
    .what = En este archivo no hay ningún certificado.
    .todo = Elija un archivo de certificado: .crt, .cer, .pem, .der, .p7b o .pfx.
error-console-no-key =
    .what = En estos archivos no hay ninguna clave.
    .todo = Indique la clave de la autoridad con --key FILE, o elija un PFX que contenga ambos.
error-console-authority-in-use =
    .what = Hay cámaras de este sitio con certificados de su autoridad actual; con otra, todas necesitan uno nuevo.
    .todo = Si es lo que quiere, repita el comando con --replace.
error-console-bad-fingerprint =
    .what = «{ $text }» no es una huella digital SHA-256.
    .todo = Escriba los 64 dígitos (0-9, a-f); los dos puntos y los espacios no importan.
error-console-no-stores =
    .what = camseal no conoce ningún almacén de certificados en este equipo.
    .todo = Exporte la raíz con «authority export» e impórtela con la herramienta del propio sistema.

## authority
error-authority-no-site-name =
    .what = El sitio aún no tiene nombre.
    .todo = Escriba el nombre del cliente; aparece en el certificado de la autoridad.
error-authority-bad-years =
    .what = Una autoridad no puede ser válida { $years } años.
    .todo = Elija de 1 a 30 años; lo habitual son 10.
error-authority-bad-domain =
    .what = «{ $domain }» no es un dominio, un nombre de host ni la dirección de un dispositivo.
    .todo = Escríbalo por ejemplo así: hotel.example o cam01.
error-authority-no-names =
    .what = El certificado de la cámara no tendría ningún nombre y ningún navegador lo aceptaría.
    .todo = Indique al menos la dirección con la que se llega a la cámara.
error-authority-bad-name =
    .what = «{ $name }» no puede ser el nombre de una cámara.
    .todo = Use su dirección IP o un nombre de host con letras, cifras y guiones, como cam01.local.
error-authority-wide-wildcard =
    .what = «{ $name }» valdría para nombres que no son de nadie; los navegadores lo rechazan.
    .todo = Nombre la cámara misma.
error-authority-name-not-permitted =
    .what = Esta autoridad está limitada a nombres locales, y «{ $name }» no es uno de ellos.
    .todo = Use la dirección privada de la cámara o un nombre que termine en .local, o cree la autoridad añadiendo este nombre o dominio.
error-authority-bad-days =
    .what = Un certificado no puede ser válido { $days } días.
    .todo = Elija de 1 a 824 días; lo habitual son 730.
error-authority-expired =
    .what = La autoridad «{ $title }» caducó el { $until }.
    .todo = Compruebe el reloj de este equipo. Si está bien, cree una autoridad nueva y renueve todas las cámaras.
error-authority-not-yet-valid =
    .what = La autoridad «{ $title }» no es válida antes del { $from }.
    .todo = Compruebe el reloj de este equipo.
error-authority-key-does-not-belong =
    .what = La clave privada no es la del certificado «{ $title }».
    .todo = Elija la clave que se creó junto con este certificado.
error-authority-not-one =
    .what = «{ $title }» no es una autoridad: no puede avalar cámaras.
    .todo = Elija el certificado de la autoridad (CA), no el de un servidor.
error-authority-may-not-sign =
    .what = «{ $title }» no tiene permiso para firmar certificados (uso de la clave).
    .todo = Elija otra autoridad o cree una nueva aquí.
error-authority-too-deep =
    .what = «{ $title }» no permite ninguna autoridad por debajo; los navegadores rechazarían los certificados de las cámaras.
    .todo = Pida a los administradores de la empresa una autoridad intermedia con una ruta más larga, o cree una nueva aquí.
error-authority-key =
    .what = No todos los navegadores confían en una autoridad con una clave { $kind }.
    .todo = Cree una autoridad nueva aquí; RSA-3072 funciona en todas partes.
error-authority-broken-chain =
    .what = Falta el certificado de «{ $missing }», que está por encima.
    .todo = Añada el archivo con la cadena completa hasta el certificado raíz.
error-authority-not-a-request =
    .what = Esto no es una solicitud de certificado (CSR).
    .todo = Exporte de nuevo la solicitud en la página web de la cámara; el archivo suele terminar en .csr o .pem.
error-authority-weak-request-key =
    .what = La solicitud de la cámara tiene una clave { $kind }, demasiado corta para ser segura y rechazada por los dispositivos Apple.
    .todo = Deje que la cámara cree una clave de 2048 bits, o que camseal cree la clave.
error-authority-unsupported-request-key =
    .what = La solicitud de la cámara tiene una clave { $kind }, que los navegadores no aceptan para páginas web.
    .todo = Deje que la cámara cree una clave RSA de 2048 bits o una clave P-256, o que camseal cree la clave.
error-authority-request-algorithm =
    .what = La solicitud de la cámara está firmada con { $algorithm }, que no demuestra nada.
    .todo = Busque un firmware más nuevo o deje que camseal cree la clave.
error-authority-request-signature =
    .what = La solicitud no está firmada con su propia clave: se dañó o se cambió por el camino.
    .todo = Cree y exporte de nuevo la solicitud en la cámara.
error-authority-empty-passphrase =
    .what = La frase de contraseña está vacía.
    .todo = Escriba una frase de contraseña o deje que camseal cree una.
error-authority-closed =
    .what = La clave de la autoridad no se abrió con esta frase de contraseña.
    .todo = Revise las mayúsculas y la distribución del teclado y vuelva a probar; no hay límite de intentos.
error-authority-crypto =
    .what = La criptografía de este equipo no llevó a cabo la operación.
    .todo = Pruebe una vez más. Si sigue igual, envíenos los detalles.
error-keeper-absent =
    .what = Este equipo no tiene ningún llavero que responda.
    .todo = Use en su lugar una frase de contraseña para la autoridad.
error-keeper-refused =
    .what = El llavero de este equipo se negó.
    .todo = Desbloquee el llavero y vuelva a probar, o use una frase de contraseña para la autoridad.
note-shortened =
    .what = El certificado termina el { $until }: los dispositivos Apple rechazan más de 825 días en total.
    .todo = Renuévelo antes de ese día.
note-ends-with-authority =
    .what = El certificado termina el { $until }, a la vez que la autoridad.
    .todo = Prevea una autoridad nueva antes de ese día.
note-old-signature =
    .what = La cámara firmó su solicitud con el antiguo SHA-1; su clave es sólida y el certificado en sí se firma con SHA-256 o mejor.
    .todo = No hay nada que hacer. Un firmware más nuevo quizá lo haga mejor.
note-address-moved =
    .what = La cámara puso su dirección { $address } donde ningún navegador mira; camseal la escribió en el lugar correcto.
    .todo = No hay nada que hacer.
note-address-as-name =
    .what = La cámara escribió su dirección { $address } como nombre de host; camseal la escribió como dirección.
    .todo = No hay nada que hacer.
note-names-left-out =
    .what = La cámara pidió además { $names }, que no está en el plan y se dejó fuera.
    .todo = Añada el nombre al plan si de verdad se llega a la cámara con él.
note-authority-left-out =
    .what = La cámara pidió ser ella misma una autoridad; eso se dejó fuera.
    .todo = Mire si el firmware es auténtico; una cámara no necesita ese permiso.
note-extensions-left-out =
    .what = La cámara pidió otras propiedades ({ $extensions }); se dejaron fuera.
    .todo = No hay nada que hacer.
## practice cameras
error-practice-family =
    .what = No hay ninguna cámara de prácticas de la familia «{ $family }».
    .todo = Elija una de estas: { $known }.
error-practice-port =
    .what = El puerto { $port } de este equipo está ocupado.
    .todo = Elija otro primer puerto o deje que camseal elija.
error-practice-range =
    .what = { $given } no es posible para «{ $option }».
    .todo = Elija un tiempo entre 0 y 86400 segundos, o un primer puerto lo bastante bajo para todas las cámaras.
error-practice-factory =
    .what = No se pudo crear el certificado de fábrica de las cámaras de prácticas.
    .todo = Inicie camseal de nuevo; este equipo no dio números aleatorios.

## window: frame, home, settings, help
program = camseal
window-title = { $site } – camseal
back = Atrás
close = Cerrar
copy = Copiar
copied = Copiado.
again = Reintentar
home = Inicio
help = Ayuda
settings = Ajustes
finish = Finalizar
next-to = Siguiente: { $step }
key-enter = Intro
key-escape = Esc
key-tab = Tab
key-step = Ctrl 1 … 7
key-step-mac = Cmd 1 … 7
key-help = F1
key-find = Ctrl F
key-find-mac = Cmd F
wizard-new-site = Sitio nuevo
wizard-step-of = Paso { $number } de { $all }
tone-secure = Seguro
tone-attention = Atención
tone-refused = No seguro
tone-unknown = Desconocido
date-ago = { $days ->
    [0] hoy
    [one] ayer
   *[other] hace { $days } días
}
date-in-days = { $days ->
    [0] hoy
    [one] mañana
   *[other] en { $days } días
}
date-in-months = en { $months } meses
home-secure = Proteger cámaras
home-secure-more = Encontrar las cámaras de esta red, certificarlas y demostrarlo en cada navegador.
home-start = Empezar un sitio nuevo
home-why = ¿Por qué no es seguro?
home-why-more = Escriba una dirección: camseal encuentra el fallo y dice qué hacer.
home-trust = Hacer que este PC confíe en un sitio o un archivo
home-trust-more = Poner un certificado raíz en el almacén correcto y volver a leerlo.
home-sign = Firmar una solicitud
home-sign-more = Un dispositivo hizo una solicitud (CSR). Dele a cambio un certificado.
home-sites = Sitios
home-open = Abrir un archivo de sitio…
home-no-sites = Aún no hay sitios. El primero que empiece aparecerá aquí, con el estado de sus cámaras.
home-column-site = Sitio
home-column-cameras = Cámaras
home-column-ends = Primer certificado en caducar
home-column-state = Estado
home-no-certificate = ninguno aún
home-visited = Última visita: { $date }
home-not-visited = Aún sin visitar
home-continue = Continuar
home-empty = Recién empezado
home-empty-why = ninguna cámara elegida
home-secure-why = como usted las dejó
home-unfinished = Sin terminar
home-unfinished-why = { $done } de { $all } hechas
home-ending = Caduca pronto
home-ending-why = renovar en esta visita
home-changed =
    { $count ->
        [one] 1 cámara cambiada
       *[other] { $count } cámaras cambiadas
    }
home-unseen-why =
    { $days ->
        [one] sin ver desde hace 1 día
       *[other] sin ver desde hace { $days } días
    }
home-unreadable = No se puede abrir
home-unreadable-why = al abrirlo se ve por qué
home-drop = Suelte un certificado, una clave, una solicitud o un archivo de sitio en cualquier punto de esta ventana para abrirlo.
kind-site = Sitio de camseal
open-unknown = camseal no conoce este tipo de archivo.
failure-file = El archivo
settings-language = Idioma
settings-no-font = { $language }: ningún tipo de letra de este equipo tiene sus caracteres. Instale uno (por ejemplo Noto Sans CJK) y vuelva a abrir camseal.
settings-appearance = Apariencia
settings-size = Tamaño de todo
settings-as-desktop = Como en este equipo
settings-light = Claro
settings-dark = Oscuro
settings-contrast = Contraste alto
settings-smaller = Más pequeño
settings-larger = Más grande
settings-percent = { $percent } %
help-enter = continuar, o el botón con esta marca
help-escape = atrás
help-tab = de un campo a otro
help-step = a un paso ya visitado
help-help = esta página
help-find = al campo de búsqueda de un sitio
help-sites = Sus sitios
help-settings = Ajustes
help-log = Registro, para cuando algo falle
help-version = camseal { $version }
main-no-window = No se pudo abrir la ventana. ¿Hay un escritorio en marcha? El programa de consola camseal-cli funciona sin él. El registro está aquí:
main-stumbled = camseal tropezó y tuvo que parar. Sus sitios están a salvo: cada paso estaba guardado. Hay un informe aquí:
main-practice-camera = Cámara de prácticas

## wizard steps, further words
find-title = Encontrar las cámaras
find-lead = Está marcado todo lo que aún no es seguro. Desmarque lo que quiera dejar como está.
find-reason-saving = Escribiendo la lista en el sitio…
login-title = Acceder
login-lead = Un usuario y una contraseña para todos; más donde haga falta.
login-agree-one = Aceptar
login-take-back = Retirar el permiso
login-refused = Rechazada
login-failed = Sin acceso
login-no-https = Sin acceso cifrado
login-no-https-more = Solo responde por HTTP sin cifrar.
login-reason-clear = { $count ->
    [one] { $count } dispositivo no ofrece acceso cifrado. Acéptelo o déjelo fuera.
   *[other] { $count } dispositivos no ofrecen acceso cifrado. Acéptelo o déjelos fuera.
}
authority-title = ¿Quién avala estas cámaras?
authority-lead = Una autoridad (CA) firma el certificado de cada cámara. Los PC que conocen la autoridad confían en las cámaras.
authority-asleep = Su clave está protegida. La frase de contraseña la abre.
authority-waking = Abriendo la clave de la autoridad…
authority-asking-keeper = Pidiendo el llavero a este equipo…
authority-reason-closed = Escriba la frase de contraseña de este sitio.
error-wizard-locked =
    .what = Estos archivos están bloqueados con una frase de contraseña.
    .todo = Escriba la frase de contraseña del archivo y ábralo.
error-wizard-no-authority =
    .what = En estos archivos no hay ningún certificado de autoridad con su clave.
    .todo = Elija los dos juntos: el certificado de la autoridad y su clave privada.
error-wizard-broke-off =
    .what = camseal tropezó con este trabajo; no ha cambiado nada.
    .todo = Pruebe una vez más. Si sigue igual, mire el registro que figura en Ayuda.

## wizard steps, plan and work
plan-title = El plan
plan-lead = Solo lo que cambia respecto a hoy.
plan-change-finish = Se termina el trabajo interrumpido
plan-change-and-clock = Reloj en hora. { $change }
plan-set-clocks = Poner los relojes desviados a la hora de este equipo
plan-may-restart = Las cámaras pueden reiniciarse si lo necesitan; la imagen falta entonces un minuto
work-title-done = { $done } de { $all } cámaras están protegidas
work-lead = Hasta { $count } a la vez; una de cada modelo va primero.
work-lead-done = Tardó { $time }.
work-reason-nothing = Aún no se ha empezado nada. Vuelva al plan.
work-needs-restart = Falta reiniciar
work-login-refused = Contraseña rechazada
work-failed = No salió bien
work-by-hand = Le toca a usted
work-putting-back = Dejándola como estaba
work-doing-clock = Mirando su reloj
work-doing-request = Creando su clave
work-doing-sign = Firmando
work-doing-upload = Subiendo
work-doing-turn-on = Activando
work-doing-restart = Reiniciando
work-doing-check = Comprobando
work-stage-clock = Reloj
work-stage-request = Solicitud
work-stage-sign = Firma
work-stage-upload = Subida
work-stage-turn-on = Activar
work-stage-restart = Reinicio
work-stage-check = Control
work-new-password = Contraseña nueva…
work-restart = Reiniciarla
work-keep = Guardar los archivos…
work-keep-title = Carpeta para el certificado y la clave
work-kept = El certificado, la clave y la raíz están guardados.

## wizard steps, trust and proof
trust-lead = Entra un certificado raíz. Toda cámara que haya firmado pasa a ser de confianza aquí.
trust-untrusted = Está, pero sin confianza para páginas web
trust-refused = No instalada
trust-nothing-known = no se pudo averiguar
trust-reason-authority = Cree primero la autoridad.
trust-reason-asking = Preguntando a los almacenes de este equipo…
trust-reason-working = Esperando a los almacenes…
trust-again = Reintentar
proof-title = Prueba
proof-sub-at = Cada dispositivo se abrió de nuevo a las { $time } y se juzgó como este PC juzga las páginas web.
proof-none = Aún no hay ningún dispositivo protegido
proof-none-more = Vuelva a Trabajo; lo que no está protegido no se abre aquí.
proof-secure-until = Hasta el { $date }
proof-reason-none = Aún no hay ningún dispositivo protegido.
proof-refused-count = { $count ->
    [one] { $count } rechazado
   *[other] { $count } rechazados
}
## console: the job and its answers
console-ask-password = Contraseña de «{ $user }» en las cámaras:
# What a person types for yes; its first letters do too. Several words stand apart by blanks.
console-yes = sí si
console-ask-clock = { $count ->
    [one] El reloj de { $count } cámara está mal. ¿Ponerlo a la hora de este equipo? (s/n)
   *[other] El reloj de { $count } cámaras está mal. ¿Ponerlos a la hora de este equipo? (s/n)
}
console-ask-http = { $count ->
    [one] { $count } cámara no ofrece HTTPS. ¿Acceder por HTTP sin cifrar con un resumen? (s/n)
   *[other] { $count } cámaras no ofrecen HTTPS. ¿Acceder por HTTP sin cifrar con un resumen? (s/n)
}
console-ask-restart = { $count ->
    [one] { $count } cámara debe reiniciarse para terminar. ¿Reiniciarla ahora? (s/n)
   *[other] { $count } cámaras deben reiniciarse para terminar. ¿Reiniciarlas ahora? (s/n)
}
console-secure-nothing = Todas las cámaras de este sitio están protegidas. Indique direcciones para comprobar o renovar alguna.
console-secure-stopping = Terminando las cámaras en curso; otro Ctrl-C acaba de inmediato. La próxima vez se sigue desde ahí.
console-moment-waiting = se toma su tiempo
console-moment-waiting-about = tarda unos { $seconds } s
console-moment-retrying = conexión perdida, otra vez
console-moment-putting-back = dejándolo todo como estaba
console-stage-clock = acceso y reloj
console-stage-request = clave y solicitud
console-stage-sign = firma
console-stage-upload = subida
console-stage-turn-on = activación
console-stage-restart = reinicio
console-stage-check = comprobación
console-outcome-secured = protegida
console-outcome-already-secure = ya protegida
console-outcome-needs-restart = falta reiniciar
console-outcome-put-back = no protegida, está como antes
console-outcome-failed = no protegida
console-outcome-by-hand = archivos creados, para subir a mano
console-outcome-skipped = saltada
console-verdict-secure = { $client }: seguro
console-verdict-refused = { $client }: no seguro
console-verdict-unknown = { $client }: desconocido
console-identify-family = Familia
console-identify-signs = Porque
console-identify-channel = Acceso
console-identify-clock = Reloj
console-clock-behind = { $moment } ({ $off } de retraso)
console-clock-ahead = { $moment } ({ $off } de adelanto)
console-channel-pinned = por HTTPS, fijado al certificado actual
console-channel-clear = solo por HTTP sin cifrar, si usted lo acepta
console-channel-unreachable = imposible, nada responde
console-sign-port-closed = nada escucha en el puerto { $port }
console-sign-tls = HTTPS responde con { $version }
console-sign-old-tls = HTTPS responde, pero solo con { $version }
console-sign-http = un servidor web responde por HTTP sin cifrar
console-sign-onvif-clock = el servicio ONVIF da la hora
console-sign-onvif-keystore = ONVIF ofrece un almacén de claves y un servidor TLS
console-sign-onvif-legacy = ONVIF ofrece las operaciones de certificado antiguas
console-sign-onvif-without = ONVIF responde, pero no ofrece certificados
console-sign-maker = responde a una pregunta que solo contestan los dispositivos { $family }
error-console-unknown-family =
    .what = No existe la familia «{ $id }».
    .todo = Elija una de estas: { $known }; u omita --family y deje que camseal lo averigüe.
error-console-unknown-client =
    .what = No existe el cliente «{ $id }».
    .todo = Elija uno de estos: { $known }, all.
error-console-bad-name =
    .what = «{ $text }» no es un nombre ni una dirección.
    .todo = Escriba un nombre de host como camera.local, o una dirección IP.
error-console-no-user =
    .what = Estas cámaras piden un acceso.
    .todo = Indique la cuenta de administrador con --user y dé la contraseña cuando se pida.
error-console-names-for-many =
    .what = Un nombre adicional solo puede ser de una cámara.
    .todo = Indique una dirección con --dns y proteja las demás en otra ejecución.
error-authority-no-key =
    .what = Hay un certificado, pero no la clave privada que le corresponde.
    .todo = Elija también el archivo de la clave (a menudo privkey.pem o .key), o un PFX que contenga ambos.
error-authority-no-certificate =
    .what = En lo que eligió no hay ningún certificado.
    .todo = Elija el certificado de la autoridad y su clave.
error-authority-locked =
    .what = La clave privada está protegida con una frase de contraseña.
    .todo = Escriba la frase de contraseña que se puso al crear el archivo.
error-certificate-unreadable =
    .what = El archivo «{ $file }» no se puede leer.
    .todo = Compruebe que aún exista y que usted pueda abrirlo.
error-certificate-empty =
    .what = El archivo está vacío.
    .todo = Expórtelo de nuevo.
error-certificate-too-large =
    .what = El archivo ocupa más de { $megabytes } MB, comprimido o no; los certificados son mucho más pequeños.
    .todo = Compruebe que haya elegido el archivo correcto.
error-certificate-web-page =
    .what = Esto es una página web, no un certificado: la descarga debió de acabar en una página de acceso.
    .todo = Acceda primero al dispositivo y descargue el archivo de nuevo.
error-certificate-truncated =
    .what = El archivo se acaba a la mitad ({ $what }).
    .todo = Cópielo o expórtelo de nuevo, completo hasta su última línea.
error-certificate-damaged =
    .what = El archivo está dañado: no se puede leer ({ $what }).
    .todo = Expórtelo de nuevo; si vino por correo, envíelo dentro de un ZIP.
error-certificate-unsupported =
    .what = Esto es de tipo { $what }; camseal no puede usarlo.
    .todo = Exporte el certificado y la clave como PEM o PFX.
error-certificate-unknown =
    .what = En este archivo no hay certificado, clave ni solicitud.
    .todo = Elija un archivo que termine en .pem, .crt, .cer, .der, .p7b, .pfx, .key o .csr, o el ZIP exportado de un NAS.
error-certificate-wrong-passphrase =
    .what = La frase de contraseña no abre este archivo.
    .todo = Revise las mayúsculas y la distribución del teclado, y si es la frase que se puso al exportar el archivo.

## findings about certificates
finding-certificate-no-names =
    .what = El certificado no contiene dirección ni nombre de host; los navegadores ignoran el nombre común.
    .todo = Emita un certificado nuevo con la dirección con la que se llega a la cámara.
finding-certificate-address-as-name =
    .what = La dirección { $name } está escrita como nombre de host; los navegadores rechazan eso.
    .todo = Emita un certificado nuevo con la dirección como dirección; camseal lo hace así.
finding-certificate-wide-wildcard =
    .what = El nombre «{ $name }» abarca nombres que no son de nadie; los navegadores lo rechazan.
    .todo = Emita un certificado nuevo con el nombre propio de la cámara.
finding-certificate-too-long =
    .what = El certificado es válido { $days } días; los dispositivos Apple rechazan más de 825.
    .todo = Emita un certificado nuevo de 825 días como máximo.
finding-certificate-no-purpose =
    .what = El certificado no dice que sea para un servidor; los dispositivos Apple lo rechazan.
    .todo = Emita un certificado nuevo con el uso «autenticación del servidor».
finding-certificate-wrong-purpose =
    .what = El certificado no está destinado a un servidor; los navegadores lo rechazan.
    .todo = Emita un certificado nuevo con el uso «autenticación del servidor».
finding-certificate-no-digital-signature =
    .what = La clave del certificado no puede firmar; Chrome y Edge lo rechazan.
    .todo = Emita un certificado nuevo cuyo uso de la clave incluya la firma digital.
finding-certificate-weak-key =
    .what = La clave es { $kind }, demasiado corta para ser segura.
    .todo = Sustitúyala por una clave de 2048 bits o más.
finding-certificate-unsupported-key =
    .what = La clave es del tipo { $kind }, que no todos los navegadores aceptan.
    .todo = Sustitúyala por una clave RSA de 2048 bits o más, o por una clave P-256.
finding-certificate-old-signature =
    .what = El certificado está firmado con { $algorithm }, que los navegadores rechazan.
    .todo = Emita un certificado nuevo; camseal firma con SHA-256 o mejor.
finding-certificate-camera-is-authority =
    .what = El certificado de la cámara dice que es una autoridad; Firefox rechaza eso.
    .todo = Emita un certificado nuevo; los de camseal nunca son autoridades.
finding-certificate-expired =
    .what = El certificado caducó el { $until }.
    .todo = Emita uno nuevo. Si ese día aún no ha llegado, compruebe el reloj de este equipo.
finding-certificate-not-yet-valid =
    .what = El certificado no es válido antes del { $from }.
    .todo = Compruebe los relojes de este equipo y de la cámara.
finding-certificate-self-signed =
    .what = El certificado lo creó el propio dispositivo; nadie lo avala.
    .todo = Sustitúyalo por uno de la autoridad del sitio.
finding-certificate-unknown-critical =
    .what = El certificado exige una propiedad que los clientes no conocen ({ $oid }); por eso lo rechazan.
    .todo = Emita un certificado nuevo.
finding-certificate-never-valid =
    .what = El certificado termina antes de empezar.
    .todo = Compruebe el reloj del dispositivo que lo creó y emita uno nuevo.
finding-certificate-old-root =
    .what = El certificado raíz es de la antigua versión 1, sin límite alguno; los programas estrictos lo rechazan.
    .todo = Cree una autoridad nueva; la raíz de camseal se acepta en todas partes.
finding-certificate-root-without-constraints =
    .what = El certificado raíz no dice que sea una autoridad; Firefox lo rechaza.
    .todo = No lo instale. Cree una autoridad nueva.
finding-certificate-not-an-authority =
    .what = El certificado dice que no es una autoridad; como raíz se rechaza.
    .todo = Elija en su lugar el certificado raíz de la autoridad.
finding-certificate-may-not-sign =
    .what = El certificado no tiene permiso para firmar otros; como raíz se rechaza.
    .todo = Elija otra autoridad o cree una nueva.
finding-certificate-unlimited-root =
    .what = La raíz puede avalar cualquier página web del mundo; si roban su clave, se pueden imitar incluso bancos.
    .todo = Guarde bien su clave o cree una autoridad limitada a nombres locales.
finding-certificate-root-without-name =
    .what = El certificado raíz no tiene nombre común; los iPhone y iPad no lo muestran.
    .todo = Cree una autoridad nueva si se usan esos dispositivos.
finding-certificate-root-without-key-id =
    .what = El certificado raíz no tiene identificador de clave; solo a programas muy estrictos les importa.
    .todo = No hay nada que hacer.
finding-certificate-not-a-root =
    .what = Esto no es una raíz: lo firmó { $issuer }.
    .todo = Instale en su lugar la raíz que está en lo alto de la cadena.

## extensions of certificates
extension-subject-key-id = Identificador de esta clave
extension-authority-key-id = Identificador de la clave de la autoridad
extension-key-usage = Para qué se puede usar la clave
extension-names = Nombres para los que sirve
extension-issuer-names = Otros nombres de la autoridad
extension-basic-constraints = Autoridad o no
extension-name-constraints = Nombres que puede avalar
extension-revocation-lists = Dónde están las listas de revocación
extension-policies = Reglas con las que se emitió
extension-purposes = Usos
extension-authority-access = Dónde preguntar por él
extension-transparency = Entradas en registros públicos
extension-netscape = Nota de programas antiguos
extension-unknown = Otra propiedad
extension-is-authority = Es una autoridad.
extension-is-no-authority = No es una autoridad.
extension-path-length = Autoridades permitidas por debajo: { $length }
extension-only-names = solo { $names }
extension-never-names = nunca { $names }
purpose-server = servidores (HTTPS)
purpose-client = clientes (802.1X, acceso mutuo)
purpose-code = firma de programas
purpose-mail = correo electrónico
purpose-time = sellos de tiempo
purpose-ocsp = respuestas de revocación
purpose-any = cualquier uso

## console: what view shows
console-key = Clave { $kind }
console-key-fits = corresponde a un certificado de este archivo
console-key-alone = no corresponde a ningún certificado de este archivo
console-request = Solicitud (CSR) de { $subject }, nombres: { $names }, clave { $key }, { $signature }
console-locked = Parte de este archivo está bloqueada; dé su contraseña con --password-file.
error-console-no-subject =
    .what = «{ $text }» no es un archivo ni una dirección.
    .todo = Compruebe el nombre del archivo o escriba una dirección como 192.168.1.64.
cancel = Cancelar
open = Abrir
check-again = Comprobar otra vez
kind-certificate = Certificados, claves y solicitudes
open-request = Una solicitud (CSR) para «{ $name }», { $key }.
open-key = Este archivo contiene una clave privada y ningún certificado.
open-key-more = camseal nunca muestra claves. Guárdela donde nadie más pueda leerla.
open-no-root = No contiene ninguna autoridad en la que este PC pudiera confiar.
open-locked = Este archivo está bloqueado.
open-passphrase = Frase de contraseña del archivo
open-passphrase-wrong = Esa no es su frase de contraseña. Probar de nuevo no bloquea nada.

## window: viewer
viewer-open = Abrir…
viewer-export = Guardar…
viewer-exported = Guardado.
viewer-asking = Este PC está abriendo la cámara…
viewer-trusted = De confianza en este PC para { $address } hasta el { $date }
viewer-trusted-how = { $days ->
    [one] Queda { $days } día.
   *[other] Quedan { $days } días.
} Este PC se conectó a las { $clock } y aceptó el certificado.
viewer-ended = Este certificado caducó el { $date }
viewer-ended-how = Todos los clientes lo rechazan. Dé uno nuevo al dispositivo.
viewer-not-yet = Este certificado solo es válido desde el { $date }
viewer-not-yet-how = Compruebe el reloj de este PC; si está bien, espere o cree uno nuevo.
viewer-root = Certificado raíz «{ $name }», válido hasta el { $date }
viewer-root-how = Los PC que lo conocen confían en las cámaras que firmó. Este PC no lo conoce.
viewer-root-trusted = Este PC confía en «{ $name }» hasta el { $date }
viewer-root-trusted-how = Toda cámara que haya firmado es aquí de confianza.
viewer-file = Certificado «{ $name }», válido hasta el { $date }
viewer-file-how = De un archivo: no se preguntó a ninguna cámara. Si un cliente lo acepta, se verá cuando la cámara lo presente.
viewer-trust = Hacer que este PC confíe en él
viewer-works-for = Sirve para
viewer-opened = abierta
viewer-address = dirección
viewer-name = nombre
viewer-other = otro
viewer-not-in-it = abierta, no figura en él
viewer-no-names = ningún nombre: ningún navegador lo acepta en ningún sitio
viewer-signed-by = Firmado por
viewer-found = Encontrado
viewer-issuer-missing = No está aquí
viewer-issuer-missing-more = Su certificado no se envió con él
viewer-issuer-missing-why = no hace falta enviar una raíz
viewer-kind-root = Raíz
viewer-kind-intermediate = Intermedio
viewer-kind-this = Este certificado
viewer-kind-other = Certificado
viewer-link = { $kind }, { $key }, hasta el { $date }
viewer-link-limited = { $more }, limitado a ciertos nombres
viewer-in-store = En el almacén de este PC
viewer-sent = Enviado por la cámara
viewer-in-file = En el archivo
viewer-fingerprint = Huella digital
viewer-sha256 = SHA-256
viewer-sha1 = SHA-1, la única que muestra Windows
viewer-read-aloud = Leer en voz alta
viewer-technical = Detalles técnicos
viewer-technical-inside = número de serie, clave, extensiones, PEM
viewer-subject = Sujeto
viewer-issuer = Emisor
viewer-serial = Número de serie
viewer-version = Versión
viewer-from = Válido desde
viewer-to = Válido hasta
viewer-key = Clave
viewer-signature = Firmado con
viewer-authority = Autoridad
viewer-authority-yes = sí
viewer-authority-length = sí, con { $length } autoridades por debajo como máximo
viewer-authority-no = no
viewer-usage = La clave puede
viewer-purposes = Hecho para
viewer-limits = Limitado a
viewer-limits-count = { $permitted } intervalos permitidos, { $excluded } prohibidos
viewer-extensions = Extensiones
viewer-critical = crítica: hay que entenderla
viewer-pem = PEM

## window: what a doctor asks
doctor-title = ¿Por qué no es seguro?
doctor-lead = camseal sube peldaño a peldaño y se detiene en el primero que falla. Mirar no cambia nada.
doctor-example = Dirección, p. ej. https://192.168.1.64
doctor-wrong = Esto no es una dirección. Escríbala como la muestra el navegador, por ejemplo 192.168.1.64 o camera.local:8443.
doctor-check = Comprobar
doctor-copy = Copiar el resultado
doctor-not-asked = aún sin comprobar
doctor-whole = Todos los peldaños aguantan: este PC lo acepta
doctor-whole-more = Si un navegador aún advierte, ciérrelo del todo y vuelva a abrirlo.
doctor-reachable = La cámara responde
doctor-port = Su puerto HTTPS está abierto
doctor-tls = La conexión es lo bastante moderna
doctor-chain = El certificado lleva a una autoridad
doctor-name = El certificado es para esta dirección
doctor-dates = Las fechas encajan con el reloj de este PC y el de la cámara
doctor-root = Este PC conoce la autoridad
doctor-no-certificate = No se vio ningún certificado.
doctor-made-for = El certificado es para
doctor-ends = Termina
doctor-ends-when = { $date }, { $when }
doctor-view = Ver el certificado

## window: a root into the stores
trusting-title = Hacer que este PC confíe en ella
trusting-lead = Entra un certificado raíz. Toda cámara que haya firmado pasa a ser de confianza aquí.
trusting-limited = limitado a ciertos nombres
trusting-unlimited = sin límites: podría avalar cualquier nombre
trusting-root = Certificado raíz, { $limited }, hasta el { $date }
trusting-fingerprint = Huella digital (SHA-256): compárela con la que le dieron
trusting-view = Ver
trusting-where = Dónde
trusting-today = Hoy
trusting-after = Después
trusting-system = Este PC, para todos
trusting-chromium = Chrome, Chromium y Edge de este usuario
trusting-firefox = Firefox
trusting-in = De confianza
trusting-untrusted = Está, pero sin confianza
trusting-absent = No está
trusting-added = Se añade la raíz
trusting-stays = No cambia nada
trusting-no-stores = camseal no conoce ningún almacén de certificados en este PC. Instale la raíz a mano.
trusting-asks = Este PC pide permiso una vez. Después camseal vuelve a leer el almacén.
trusting-install = Instalar
trusting-done = Instalada y vuelta a leer.
trusting-done-more = Este PC confía en lo que firmó esta autoridad. Reinicie los navegadores abiertos.

## Signing a request
signing-lead = El dispositivo conserva su clave. Solo recibe un certificado, firmado por la autoridad de uno de sus sitios.
signing-none = Elija el archivo de solicitud que hizo el dispositivo o suéltelo en esta ventana.
signing-browse = Elegir la solicitud…
signing-another = Otra solicitud…
signing-kind = Solicitudes (CSR)
signing-asked = Pedido para: { $names }
signing-no-names = ni dirección ni nombre
signing-by = Firmado por la autoridad de
signing-no-sites = Ninguno de los últimos sitios tiene autoridad. Abra un archivo de sitio o empiece un sitio nuevo y cree una allí.
signing-names = Direcciones y nombres para los que es el certificado
signing-names-more = Lo que pone en la barra de direcciones del navegador al abrir el dispositivo. Si hay varios, sepárelos con espacios.
signing-names-wrong = «{ $part }» no es una dirección ni un nombre.
signing-passphrase = Frase de contraseña de la autoridad de este sitio
signing-sign = Firmar
signing-needs-site = Elija el sitio cuya autoridad firma.
signing-needs-names = Escriba la dirección o el nombre del dispositivo.
signing-needs-passphrase = Escriba la frase de contraseña.
signing-done = Firmado. El certificado es válido hasta el { $date }.
signing-done-more = Guárdelo como archivo PEM y súbalo al dispositivo, donde se hizo la solicitud.

## verdicts: one per client
finding-too-long =
    .what = El certificado es válido { $days } días; el límite es { $limit }.
    .todo = Dé a la cámara un certificado válido 825 días como máximo; los de camseal lo son.
finding-address-as-name =
    .what = El certificado contiene { $asked } solo como nombre, no como dirección; los navegadores no miran ahí.
    .todo = Dé a la cámara un certificado nuevo; camseal escribe las direcciones como direcciones.
finding-wide-wildcard =
    .what = El certificado es para «{ $name }», un comodín que este programa no acepta.
    .todo = Dé a la cámara un certificado para su propio nombre o dirección.
finding-no-purpose =
    .what = El certificado no dice que sea para servidores (uso mejorado de la clave).
    .todo = Dé a la cámara un certificado nuevo; camseal escribe el uso.
finding-wrong-key-usage =
    .what = El certificado no permite usar su clave para esta conexión (falta { $needed } en keyUsage).
    .todo = Dé a la cámara un certificado nuevo; camseal escribe el uso correcto.
finding-unsupported-key =
    .what = Este programa no acepta una clave de este tipo ({ $key }).
    .todo = Dé a la cámara una clave de tipo RSA-2048 o P-256.
finding-unknown-critical =
    .what = El certificado tiene una extensión ({ $oid }) que hay que entender, y este programa no la conoce.
    .todo = Dé a la cámara un certificado nuevo sin ella.
finding-malformed =
    .what = El certificado no está bien escrito ({ $detail }).
    .todo = Dé a la cámara un certificado nuevo.
finding-old-certificate =
    .what = Un certificado es de la antigua versión X.509 { $version }, que este programa no acepta aquí.
    .todo = Dé a la cámara un certificado nuevo y use una autoridad de forma actual.
finding-issuer-dates =
    .what = La autoridad intermedia «{ $issuer }» solo es válida del { $from } al { $until }.
    .todo = Compruebe el reloj de este equipo; si está bien, firme el certificado de la cámara con una autoridad válida.
finding-issuer-not-authority =
    .what = «{ $issuer }» firmó el certificado, pero no está marcado como autoridad.
    .todo = Cree una autoridad nueva con camseal y proteja la cámara con ella.
finding-issuer-may-not-sign =
    .what = «{ $issuer }» firmó el certificado, pero su propio keyUsage no le permite firmar ninguno.
    .todo = Cree una autoridad nueva con camseal y proteja la cámara con ella.
finding-issuer-for-others =
    .what = La autoridad «{ $issuer }» puede avalar otras cosas, pero no servidores.
    .todo = Cree una autoridad nueva con camseal y proteja la cámara con ella.
finding-path-too-long =
    .what = La autoridad «{ $issuer }» permite por debajo menos autoridades de las que hay (longitud de la ruta).
    .todo = Firme el certificado de la cámara con esa misma autoridad, sin ninguna intermedia.
finding-name-form =
    .what = El nombre del emisor «{ $issuer }» está escrito de otra manera en el certificado de la cámara y en la raíz; este programa compara byte a byte.
    .todo = Dé a la cámara un certificado nuevo; camseal copia el nombre exactamente.
finding-key-id-mismatch =
    .what = El certificado pide otra clave de «{ $issuer }» distinta de la que es de confianza.
    .todo = Instale la raíz con la que se firmó el certificado o dé a la cámara un certificado nuevo.
finding-root-not-yet-valid =
    .what = La raíz «{ $root }» solo es válida a partir del { $date }.
    .todo = Compruebe el reloj de este equipo; si está bien, cree una autoridad nueva.
finding-device-as-root =
    .what = El propio certificado de la cámara se puso entre las raíces de confianza; este programa no lo acepta.
    .todo = Quítelo y proteja la cámara con un certificado de su propia autoridad.
finding-reused-serial =
    .what = Otro certificado del mismo emisor tiene el mismo número de serie ({ $serial }); Firefox rechaza el segundo.
    .todo = Dé a la cámara un certificado nuevo; los números de camseal son aleatorios.
finding-not-strict =
    .what = Los programas estrictos rechazan este certificado: { $detail }.
    .todo = Dé a la cámara un certificado nuevo, firmado por una autoridad creada con camseal.
finding-not-measured =
    .what = No se sabe cómo juzga este programa este punto ({ $of }).
    .todo = Abra la cámara en ese programa y mire.
## stores: faults and the wrong-store finder
error-truststore-denied =
    .what = El sistema no deja que esta cuenta cambie { $place }; no ha cambiado nada.
    .todo = Deje que camseal pida permisos de administrador, o dé a esta cuenta permiso para escribir ahí.
error-truststore-read-only =
    .what = No se puede escribir en { $place }: el disco o la carpeta es de solo lectura. No ha cambiado nada.
    .todo = Haga que se pueda escribir en el disco, o use la vía propia del sistema (un sistema inmutable cambia su imagen), y vuelva a probar.
error-truststore-disk-full =
    .what = No queda espacio para { $place }; no ha cambiado nada.
    .todo = Libere espacio en este disco y vuelva a probar.
error-truststore-busy =
    .what = Otro programa tiene abierto { $place } y no deja entrar a nadie; no ha cambiado nada.
    .todo = Cierre el navegador que lo usa y vuelva a probar.
error-truststore-damaged =
    .what = { $place } no se entiende; camseal lo ha dejado como está.
    .todo = Ábralo con el programa al que pertenece, arréglelo allí y vuelva a probar.
error-truststore-by-hand =
    .what = camseal no cambia { $place }: la gestión de dispositivos puso allí el certificado, o hay una clave privada junto a él.
    .todo = Pregunte a quien gestione este equipo, o quítelo en la ventana de certificados del sistema después de haber guardado la clave.
error-truststore-not-mended =
    .what = Tras el cambio, { $place } sigue sin responder como debe.
    .todo = Cierre los navegadores abiertos y mire de nuevo; en Detalles se ve lo que dijo el almacén.
finding-stray-own-root-misplaced =
    .what = La raíz del sitio está en el lugar equivocado, donde ningún navegador la busca ({ $place }).
    .todo = Deje que camseal la mueva a las raíces de confianza.
finding-stray-own-root-untrusted =
    .what = La raíz del sitio está, pero sin confianza para páginas web ({ $place }).
    .todo = Deje que camseal le dé la confianza que le falta.
finding-stray-own-root-for-one-user =
    .what = Solo una persona confía en la raíz del sitio ({ $place }).
    .todo = Deje que camseal la mueva al almacén común de este equipo.
finding-stray-own-root-twice =
    .what = La raíz del sitio es de confianza dos veces: para todos y otra vez para una persona ({ $place }).
    .todo = Deje que camseal quite la segunda; así se podrá eliminar en un solo lugar.
finding-stray-root-with-key =
    .what = La clave privada de la autoridad «{ $title }» está en este equipo junto a su certificado ({ $place }).
    .todo = Guarde la clave en otro lugar y quite ambos a mano; para la confianza basta el certificado.
finding-stray-site-root-misplaced =
    .what = La raíz de { $site } está en el lugar equivocado, donde ningún navegador la busca ({ $place }).
    .todo = Deje que camseal la mueva a las raíces de confianza, o quítela si ya no atiende ese sitio.
finding-stray-root-misplaced =
    .what = La raíz «{ $title }» está en el lugar equivocado, donde ningún navegador la busca ({ $place }).
    .todo = Si se quiere aquí, deje que camseal la mueva a las raíces de confianza.
finding-stray-earlier-try =
    .what = «{ $title }» es la raíz de un intento anterior para este sitio, con otra clave ({ $place }).
    .todo = Deje que camseal la quite; ninguna cámara de este sitio la usa ya.
finding-stray-expired-root =
    .what = La raíz «{ $title }» caducó el { $date } ({ $place }).
    .todo = Quítela; ya no se acepta nada de lo que firmó.
finding-stray-same-name =
    .what = Dos raíces se llaman «{ $title }» y tienen claves distintas; esta es la más antigua, la otra es { $other } ({ $place }).
    .todo = Quite la que ya no use ninguna cámara.
finding-stray-leaf-as-root =
    .what = «{ $title }» no es una autoridad y, sin embargo, está entre las raíces de confianza ({ $place }).
    .todo = Quítelo; Chrome rechaza una entrada así, y la raíz del sitio hace su trabajo.
finding-stray-device-as-root =
    .what = El propio certificado de la cámara en { $address } está entre las raíces de confianza ({ $place }).
    .todo = Quítelo; la raíz del sitio avala la cámara.
finding-stray-device-misplaced =
    .what = El propio certificado de la cámara en { $address } está en este equipo donde no tiene efecto ({ $place }).
    .todo = Quítelo; la raíz del sitio avala la cámara.
finding-stray-vendor-root =
    .what = La clave privada de la raíz de confianza «{ $title }» está dentro de { $cameras } cámaras: quien abra una puede imitar cualquier página web ante este equipo ({ $place }).
    .todo = Quítela ya y dé a las cámaras certificados del sitio.
finding-stray-root-from-cameras =
    .what = La raíz de confianza «{ $title }» viene con { $cameras ->
        [one] una cámara
       *[other] { $cameras } cámaras
    } y no pertenece a ningún sitio de este equipo; el fabricante puede haber puesto su clave en todas las cámaras ({ $place }).
    .todo = Si no la creó usted ni la informática del cliente, quítela.
finding-stray-weak-root =
    .what = La raíz de confianza «{ $title }» tiene una clave demasiado corta ({ $key }) ({ $place }).
    .todo = Quítela; esas claves se pueden calcular, y Apple y Windows las rechazan.
trust-user = El sistema, solo para esta persona
trust-chromium-policy = Chrome, Chromium y Edge, por directiva para todos
trust-firefox-policy = Firefox, por directiva para todos
trust-java = Programas Java

## the doctor: clocks, video, dangers, clients
rung-clients = Todos los clientes
rung-passed-clients = Aceptado por: { $clients }.
rung-passed-clients-unknown = Este equipo lo acepta.
finding-other-service =
    .what = { $address } habla { $service } en el puerto { $port }, no HTTPS.
    .todo = Indique el puerto HTTPS de la cámara o busque otro dispositivo en esta dirección.
finding-chain-too-large =
    .what = { $address } envía más certificados de los que acepta ningún programa.
    .todo = Dé a la cámara un certificado nuevo; camseal solo sube lo necesario.
finding-clock-behind =
    .what = El reloj de este equipo está mal: aquí ya se guardó algo el { $date }.
    .todo = Ponga bien la fecha y la hora de este equipo y compruebe de nuevo.
finding-client-untrusted-root =
    .what = { $client }: allí no se confía en «{ $issuer }», que firmó el certificado.
    .todo = Instale el certificado raíz de la autoridad en el almacén que usa este cliente: { $client }.
finding-client-self-signed =
    .what = { $client }: el certificado de la cámara solo se avala a sí mismo; no lo ha firmado nadie de confianza.
    .todo = Proteja la cámara con un certificado de su propia autoridad e instale aquí su raíz.
finding-client-refuses =
    .what = Rechazado por { $client }. { $what }
    .todo = { $todo }
video-both = Vídeo: responde sin cifrar (RTSP) y cifrado (RTSPS). Elija RTSPS en el grabador.
video-plain = Vídeo: solo sin cifrar (RTSP). El candado protege la página web, no las imágenes de camino al grabador.
video-encrypted = Vídeo: solo cifrado (RTSPS).
video-none = Vídeo: nada respondió en los puertos habituales, así que no se puede decir nada.
danger-vendor-root =
    .what = «{ $root }» parece la autoridad que { $vendor } incorpora en sus dispositivos, con su clave privada. Quien tenga uno puede imitar cualquier página web ante un equipo que confíe en ella.
    .todo = No instale esta raíz. Proteja la cámara con la autoridad del sitio y quite la raíz del fabricante de todos los equipos.
danger-factory-key =
    .what = Este es el certificado de fábrica de { $vendor }; su clave privada es la misma en todos esos dispositivos y está publicada.
    .todo = Proteja la cámara con un certificado propio.
danger-root-in-device =
    .what = La cámara envía la autoridad «{ $root }», que firmó para la dirección privada { $name }. Si no es la suya, su clave privada está en la cámara.
    .todo = Instálela solo si sabe quién guarda su clave. Si no, proteja la cámara con la autoridad del sitio.
danger-shared-root =
    .what = { $count } cámaras envían la misma autoridad, «{ $root }»: { $cameras }. Si no es la suya, un fabricante puede haber puesto su clave privada en cada una.
    .todo = Instálela solo si sabe quién guarda su clave. Si no, proteja las cámaras con la autoridad del sitio.
danger-shared-certificate =
    .what = { $count } cámaras presentan exactamente el mismo certificado: { $cameras }. Quien abra una puede imitarlas todas.
    .todo = Dé a cada cámara un certificado propio.
danger-shared-key =
    .what = { $count } cámaras usan la misma clave privada: { $cameras }. Quien abra una puede imitarlas todas.
    .todo = Dé a cada cámara una clave propia; deje que la cree ella misma.
danger-reused-serial =
    .what = Certificados distintos llevan el mismo número de serie ({ $serial }): { $cameras }. Firefox los rechaza con SEC_ERROR_REUSED_ISSUER_AND_SERIAL.
    .todo = Proteja estas cámaras con la autoridad del sitio; sus números de serie nunca se repiten.
danger-remade =
    .what = La cámara se creó un certificado nuevo con el número de serie antiguo ({ $serial }). Firefox lo rechaza con SEC_ERROR_REUSED_ISSUER_AND_SERIAL.
    .todo = Proteja la cámara con la autoridad del sitio, para que deje de crear los suyos.
danger-made-without-clock =
    .what = El certificado empieza el { $date }: el dispositivo lo creó antes de tener el reloj en hora.
    .todo = Ponga en hora la cámara y un servidor de hora, y dele después un certificado nuevo.
danger-device-as-root =
    .what = El propio certificado del dispositivo está entre las raíces de confianza de este equipo. Algunos navegadores lo aceptan, otros no, y se acaba con el próximo restablecimiento.
    .todo = Quítelo y proteja la cámara con la autoridad del sitio.
client-this-pc = Este equipo
client-chrome = Chrome, Edge
client-firefox = Firefox
client-apple = Safari en iPhone y Mac
client-windows = Programas de Windows
client-openssl = OpenSSL, curl
client-java = Programas Java
doctor-clients = Todos los clientes lo aceptan
console-tidy-nothing = No hay nada donde no corresponde.
console-tidy-mended = arreglado, y vuelto a mirar
console-tidy-only = para arreglarlo: trust tidy --only { $sha256 }
## Windows
finding-only-this-user =
    .what = Solo su cuenta de Windows confía en esta raíz; las demás personas en este equipo siguen viendo «No es seguro».
    .todo = Instale la raíz otra vez con permisos de administrador, en el almacén común.
error-truststore-refused =
    .what = Windows no cambió { $place }.
    .todo = Lea el motivo en Detalles y vuelva a probar; camseal mira primero lo que hay.
pin-same = El mismo certificado que la última vez.
pin-by-us = Otro certificado que la última vez; se creó aquí.
pin-changed = Otro certificado que la última vez, y nadie sabe por qué.
state-unknown = Sin respuesta
state-http-only = Solo HTTP
state-device = HTTPS (certificado del dispositivo)
state-trusted = HTTPS (de confianza)
state-changed = Cambiado
finding-pin-changed =
    .what = La cámara muestra otro certificado que la última vez, y no se creó aquí.
    .todo = Averigüe si se restableció, se sustituyó o se actualizó. Después compare ambos certificados y acepte el nuevo.
finding-ends-soon =
    .what = El certificado termina { $days ->
        [0] hoy
        [one] en un día
       *[other] en { $days } días
    }.
    .todo = Renuévelo en esta visita.
audit-red = no segura
audit-amber = atención
audit-green = segura
audit-unknown = sin respuesta
audit-title = Certificados de las cámaras
audit-title-site = Certificados de las cámaras: { $site }
audit-language = es
audit-lead = { $count ->
    [one] { $count } cámara revisada
   *[other] { $count } cámaras revisadas
} el { $moment } con camseal. No se ha cambiado nada.
audit-dangers = Peligros
audit-column-light = Estado
audit-column-camera = Cámara
audit-column-found = Qué se encontró
audit-column-certificate = Certificado
audit-column-clients = Aceptado por
audit-until = hasta el { $date } ({ $days } días)
error-console-nothing-to-check =
    .what = No hay ninguna dirección que comprobar.
    .todo = Dé una o más direcciones, un archivo con --list o un sitio con cámaras.
error-console-accept-one =
    .what = Un certificado cambiado se acepta para una sola cámara cada vez.
    .todo = Indique una dirección, mire ambos certificados y acepte después.
error-console-no-camera =
    .what = { $address } no es una cámara de este sitio.
    .todo = Dé la dirección como la muestra el sitio.
console-check-same = { $what } Cuenta desde el { $date }.
console-check-before = La última vez
console-check-now = Ahora
console-check-accepted = Aceptado: a partir de ahora se espera que la cámara muestre este certificado.
console-check-stores = La raíz «{ $root }» en los almacenes de este equipo:
console-check-store-trusted = de confianza
console-check-store-untrusted = está, pero sin confianza
console-check-store-absent = no está
console-check-store-unknown = no respondió
console-check-camera-clock = El reloj de la cámara: { $moment }
console-check-danger = Peligro: { $what }
console-check-note = Conviene saber: { $what }
console-check-saved = Guardado: { $path }
console-check-red = { $count ->
    [one] { $count } no segura
   *[other] { $count } no seguras
}
console-check-amber = { $count } con atención
console-check-green = { $count ->
    [one] { $count } segura
   *[other] { $count } seguras
}
console-check-unknown = { $count } sin respuesta
doctor-accepted = Aceptado. Este certificado cuenta desde ahora.
doctor-picks = Cámaras conocidas
doctor-site-unnamed = Sitio sin nombre
doctor-whole-site = Comprobar { $site } ({ $count ->
    [one] { $count } cámara
   *[other] { $count } cámaras
})
doctor-camera-clock = El reloj de la cámara
doctor-known-since = Conocida desde
doctor-known-at = { $date }, en { $address }
doctor-programs = Qué dice cada programa
doctor-stores = Dónde «{ $root }» es de confianza
doctor-before = La última vez, desde el { $date }
doctor-now = Ahora
doctor-changed-why = Lo explica un restablecimiento, una cámara sustituida o un firmware nuevo; también alguien en medio. Pregunte antes de aceptar.
doctor-accept = Aceptar el nuevo
doctor-accept-more = Solo cambia la memoria de este equipo, nada en la cámara.
doctor-issuer = Firmado por
doctor-made-on = Creado el
doctor-mend-trust = Hacer que este PC confíe en él
doctor-mend-renew = Renovar para { $address }
doctor-mend-secure = Proteger { $address }
doctor-not-reachable = La cámara no responde
doctor-not-port = Su puerto HTTPS no está abierto
doctor-not-tls = La conexión es demasiado antigua
doctor-not-chain = El certificado no está en orden
doctor-not-name = El certificado no es para esta dirección
doctor-not-dates = Las fechas no encajan
doctor-not-root = Este PC no conoce la autoridad
doctor-not-clients = No todos los clientes lo aceptan
doctor-list-title = Varias cámaras
doctor-list-site = Cámaras de { $site }
doctor-list-busy = Han respondido { $done } de { $all }. Mirar no cambia nada.
doctor-list-lead = { $all } cámaras. Pulse una para ver por qué.
doctor-list-save = Guardar la lista
doctor-list-html = Guardar como página
doctor-list-csv = Guardar como tabla
doctor-list-saved = La lista está guardada
trust-change-trust = la marca como de confianza en { $place }; el sistema le pide su consentimiento
finding-browser-never-started =
    .what = { $browser } está instalado pero nunca se ha iniciado aquí; aún no tiene sitio para certificados.
    .todo = Inícielo una vez, ciérrelo y deje que camseal mire de nuevo.
finding-firefox-reads-system =
    .what = Firefox lee en este equipo el almacén del sistema (desde la versión 120); no necesita una entrada propia.
    .todo = Nada; cierre y abra Firefox una vez después de instalar la raíz.
finding-firefox-ignores-system =
    .what = A Firefox se le indicó en este equipo que no lea el almacén del sistema.
    .todo = Deje que camseal lo reactive con la directiva { $place } (almacén «firefox-system»).

## Families of makers
family-uniview = Uniview (LAPI)
family-tvt = Grabador TVT (NVMS-9000)
family-dahua = Dahua, Amcrest, Lorex
family-hikvision = Hikvision
evidence-half = a medias: HTTPS por su propia interfaz, el certificado por ONVIF o a mano
warning-maker-only =
    .what = Las páginas del propio fabricante muestran este método; nadie ha contado una prueba en un equipo real.
    .todo = Empiece con un dispositivo de este modelo y mire el resultado.
warning-two-interfaces =
    .what = Su propia interfaz activa HTTPS y pone en hora el reloj, porque la mayoría de los equipos saben hacerlo; el certificado entra por { $other }, porque su método propio para eso no es público.
    .todo = Nada. Si ONVIF tiene cuentas propias en este dispositivo, hace falta una con el mismo nombre y la misma contraseña.

## The viewer's further pages
viewer-compare = Comparar…
viewer-clients = Qué dice cada cliente
viewer-fields = Campos
viewer-valid = Válido
viewer-valid-span = { $from } a { $to }
viewer-days = { $days ->
    [one] { $days } día
   *[other] { $days } días
}
viewer-serial-bits = { $bits } bits
viewer-key-mark = SHA-256 de la clave: { $mark }
viewer-and-more = { $some } y { $count } más
viewer-key-ask = ¿Corresponde una clave a este certificado?
viewer-key-ask-how = La clave solo se compara, nunca se guarda.
viewer-key-pick = Elegir una clave…
viewer-key-another = Otra clave…
viewer-key-belongs = { $file } corresponde a este certificado.
viewer-key-other = { $file } no corresponde a este certificado.
viewer-key-other-how = Una cámara rechaza los dos juntos. Busque la clave que se creó con este certificado.
viewer-key-locked = Frase de contraseña de { $file }
kind-key = Claves privadas
validity-days-left = días restantes
validity-clock = Reloj de la cámara: { $date }
validity-clock-before = Reloj de la cámara: { $date }, antes del comienzo
validity-clock-after = Reloj de la cámara: { $date }, después del final
export-title = Guardar como
export-why = Ninguno de estos contiene una clave privada.
export-pem = Certificado como texto (.crt)
export-pem-for = Lo que piden la mayoría de las cámaras, Linux y las páginas web
export-der = Certificado binario (.cer)
export-der-for = Lo que piden Windows y Java
export-chain = Cadena como texto (.pem)
export-chain-for = El certificado y todo lo que hay aquí por encima
export-p7b = Cadena para Windows (.p7b)
export-p7b-for = Lo mismo en un solo archivo binario
compare-title = Comparación
compare-this = Este certificado
compare-that = El otro
compare-other = Otro archivo…
compare-close = Cerrar
compare-same = El mismo certificado
compare-same-how = Los dos son iguales byte a byte.
compare-differs = { $count ->
    [one] Se diferencian en { $count } punto
   *[other] Se diferencian en { $count } puntos
}
compare-one-key = Ambos contienen la misma clave: uno se creó para suceder al otro.
compare-two-keys = Contienen claves distintas.
compare-same-key = Marca de la clave
compare-locked = El archivo está cifrado. Ábralo primero y compare desde allí.
usage-sign = firmar conexiones
usage-commit = firmar documentos
usage-key = participar en el intercambio de claves
usage-content = cifrar contenidos
usage-agree = acordar claves
usage-certificates = firmar certificados
usage-revocation = firmar listas de revocación
viewer-moment = { $day }, { $clock } UTC

## Pasting
paste-locked = Lo que pegó está cifrado. Guárdelo como archivo y suéltelo en la ventana.
trust-strays = Certificados en el lugar equivocado
trust-stray-mended = Arreglado, y vuelto a mirar.
trust-stray-print = SHA-256 { $print }
trust-stray-remove = Eliminar
trust-stray-move = Mover
trust-taken-out = Quitada y vuelta a leer
trust-still-there = Sigue ahí
trust-row-remove = Quitar
trust-row-add = Añadir
error-console-not-exported =
    .what = { $path } se perdería para siempre: nadie dijo si se quiere una copia. No ha cambiado nada.
    .todo = Indique un lugar para la copia: --export FILE. O acepte que no se guarde ninguna: --without-export.
console-forget-exported = Copiado en { $path }; la copia se abrió una vez.
console-forget-done = No queda nada de { $name } en este equipo.
console-forget-not-yet = { $name } sigue en este equipo.
console-forget-left = Aún hay claves de dispositivos hechos a mano en { $path }; borre usted mismo esa carpeta.
## By hand, guided
# Menu paths: the words between > are on the device's own page, usually in English.
page-usually = normalmente en { $path }
page-sunell = Setting > System > Security > HTTPS Certificate: elija Server Cert y Server Key y pulse Upload; o rellene la solicitud, Create, Export, y suba allí el certificado firmado
page-illustra = Setup > Security > HTTP/HTTPS; la solicitud se hace en Security > Generate CSR: guarde su texto como archivo .csr
page-techson = la página de HTTPS, donde admite un solo archivo PEM con clave y certificado
page-i-pro = Network > HTTPS: genere la clave CRT (unos 2 min), genere la CSR, instale el certificado firmado y ponga después la conexión en HTTPS
page-mobotix = Admin Menu > Web Server: certificado X.509 y clave; después se reinicia
page-bosch = Configuration > Service > Certificates (en Configuration Manager: Service > Certificates)
page-hikvision = Configuration > Network > Advanced Settings > HTTPS (más nuevo: Configuration > System > Security > Certificate Management)
page-dahua = Setting > Security > CA Certificate > Install Device Certificate; HTTPS en Setting > Security > System Service > HTTPS
page-hanwha = Setup > Network > HTTPS: los archivos .crt y .key, con un nombre solo de letras y cifras
page-uniview = Setup > Network o Security > HTTPS: On; SSL Certificate: Browse, Upload, Save
page-tvt = Function Panel > Network > HTTPS: Create certificate request, después Install signed certificate, después Enable, Apply
page-axis = System > Security > Certificates > Add certificate; después System > Network: HTTP and HTTPS, elija el certificado
page-reolink = Settings > Network > Advanced > HTTPS certificate
page-vivotek = Configuration > Security > HTTPS
page-acti = Setup > HTTPS > Create; después Save & Reboot
page-instar = Network > SSL Certificate
page-brickcom = System > Security > HTTPS: cree la solicitud, copie su texto, instale el certificado firmado
page-2n = System > Certificates (claves RSA de 2048 bits como máximo)
page-pelco = SSL > Install New Certificate: genere una solicitud, o suba los archivos
page-other = sus ajustes de seguridad, red o HTTPS
kit-two-pem = dos archivos: certificado y clave
kit-one-pem = un archivo PEM con clave y certificado
kit-pfx = un archivo PFX con contraseña
kit-old-pfx = un archivo PFX para dispositivos antiguos
kit-request = una solicitud (CSR) hecha por el dispositivo, firmada aquí
error-kit-no-password =
    .what = Un archivo PFX necesita una contraseña.
    .todo = Escriba una; la página del dispositivo la pedirá.
error-no-request =
    .what = { $file } no contiene ninguna solicitud (CSR).
    .todo = Guarde de nuevo la solicitud en la página del dispositivo y elija ese archivo.
console-by-hand = Página: { $url }
    Menú: { $menu }
    Admite: { $kit }
console-watching = { $count ->
    [one] Vigilando { $count } dirección hasta que presente el certificado; Ctrl-C termina.
   *[other] Vigilando { $count } direcciones hasta que presenten sus certificados; Ctrl-C termina.
    }
console-request-signed = { $address }  solicitud firmada: { $file }
hand-title = A mano: { $address }
hand-way = En su página:
hand-open = Abrir la página
hand-asks = ¿Qué pide la página?
hand-make = Crear los archivos
hand-files = Listos para elegirlos en la página:
hand-folder = Mostrar la carpeta
hand-password = Contraseña del PFX: { $password }
hand-request = Haga la solicitud (CSR) en la página y guárdela en { $folder }, o suéltela en esta ventana. El certificado firmado aparece a su lado.
hand-choose = Elegir la solicitud…
hand-browse = Solicitud del dispositivo
hand-watching = Vigilando la dirección…
hand-sees-nothing = Vigilando: HTTPS aún no responde
hand-sees-other = Vigilando: sigue el certificado antiguo
kind-request = Solicitudes

## Trusting what a device has
error-adopt-no-root =
    .what = { $address } no entrega una raíz propia.
    .todo = Guárdela en la página del dispositivo y dé el archivo con --root, o dé al dispositivo un certificado del sitio.
error-adopt-no-authority =
    .what = { $title } no es el certificado de una autoridad; confiar en él no ayudaría a nadie.
    .todo = En la página del dispositivo busque «CA certificate» o «root», no el certificado del servidor.
error-adopt-shared-key =
    .what = La clave de { $title } está en el firmware de todos esos dispositivos: quien la tenga puede hacerse pasar por cualquier página web ante un equipo que confíe en ella.
    .todo = Dé al dispositivo un certificado del sitio. Quien acepte el peligro lo dice con --accept-shared-key.
error-adopt-not-its-own =
    .what = { $address } presenta un certificado de { $issuer }, no de esta raíz.
    .todo = Si cambió la dirección del dispositivo, reinícielo: entonces crea un certificado nuevo. Después vuelva a probar.
console-adopted = { $address } está firmado por su propia raíz { $fingerprint }
doctor-until = hasta el { $date }
state-untrusted = HTTPS (sin confianza)

## A site and its cameras
cameras-count = { $count ->
    [one] { $count } cámara.
   *[other] { $count } cámaras.
}
cameras-asking = { $count ->
    [one] Esperando { $count } respuesta…
   *[other] Esperando { $count } respuestas…
}
cameras-checked = Comprobadas a las { $clock }.
cameras-authority-until = La autoridad es válida hasta el { $date }.
cameras-check-all = Comprobar todo
cameras-more = Proteger más cámaras
cameras-all = Todas
cameras-search = Nombre, modelo o IP
cameras-camera = Cámara
cameras-address = Dirección
cameras-state = Estado
cameras-ends-head = Fin del certificado
cameras-seen = Vista
cameras-none = Ninguna cámara encaja con lo que eligió.
cameras-today = hoy { $clock }
cameras-changed = Cambiado
cameras-changed-why = no por camseal
cameras-ends = Caduca pronto
cameras-unfinished = Sin terminar
cameras-stale-why = cambió la autoridad o la dirección
cameras-failed-why = el último trabajo no salió bien
cameras-by-hand-why = le espera a usted
cameras-not-seen = No vista
cameras-not-seen-why = apagada o movida
cameras-not-asked-why = al verla por última vez
cameras-ticked = { $count ->
    [one] { $count } seleccionada
   *[other] { $count } seleccionadas
}
cameras-renew = Renovar
cameras-check = Comprobar
cameras-move = Cambiar dirección…
cameras-move-ask = La nueva dirección de la cámara
cameras-move-why = Su certificado lleva la dirección antigua, así que después hay que renovarlo.
cameras-move-wrong = Esto no es una dirección. Ejemplo: 192.168.1.64
cameras-move-yes = Adoptarla
cameras-view = Ver certificado
cameras-forget = Olvidar…
cameras-forget-ask = { $count ->
    [one] ¿Olvidar { $count } cámara?
   *[other] ¿Olvidar { $count } cámaras?
}
cameras-forget-why = En la red todo queda como está; solo este sitio olvida. Después ya no se podrán renovar los certificados desde aquí.
cameras-forget-yes = Olvidar

## Makers' own interfaces
find-family = Se maneja como { $family }: { $evidence }
family-axis = Axis (VAPIX)
family-reolink = Reolink
family-hanwha = Hanwha Vision (SUNAPI)
family-synology = Synology DSM
error-device-second-factor =
    .what = La cuenta en { $address } pide un código de un solo uso además de la contraseña.
    .todo = Use para este trabajo una cuenta de administrador sin inicio de sesión en dos pasos; en un NAS cree una y elimínela después.
## find: what is asked, and how a device stands today

console-find-asking = Preguntando por WS-Discovery, mDNS y SSDP en { $interfaces }.
console-find-sweep = Recorriendo { $networks } ({ $count } direcciones, como máximo { $pace } intentos por segundo; --no-sweep lo omite).
console-find-range = Recorriendo { $count ->
    [one] { $count } dirección
   *[other] { $count } direcciones
} (como máximo { $pace } intentos por segundo).
console-find-seconds = No se envía ninguna contraseña. Unos { $seconds } s.
console-today-unreachable = no responde
console-today-http-only = solo HTTP
console-today-old-https = HTTPS demasiado antiguo
console-today-https-own = HTTPS, sin confianza
console-today-https-trusted = HTTPS, de confianza aquí
error-console-no-interface =
    .what = Este equipo no tiene ninguna interfaz de red { $name } activa.
    .todo = Omita --interface para preguntar en todas, o nombre una como la nombran los ajustes de red del sistema, o por su propia dirección.
find-searching-on = buscando en { $interfaces }, quedan unos { $seconds } s
find-searching-range = recorriendo las direcciones, quedan unos { $seconds } s

## before issuing
console-will-refuse = { $client } lo rechazará en { $name }: { $what }

## proof: clients
proof-client-chrome = Chrome, Edge
proof-client-firefox = Firefox
proof-client-apple = iPhone, Mac
proof-client-windows = Windows
proof-client-openssl = OpenSSL
proof-client-java = Java
# One word under a glyph, in a column of 68 pixels under the client's name.
proof-cell-secure = Seguro
proof-cell-refused = Rechaza
proof-cell-unknown = Sin datos

## Help of each screen (F1); the handbook is made from the same texts
help-here = Qué ocurre aquí
help-why = Por qué
help-keys = Teclas
help-arrows = de una fila a otra
key-arrows = ↑ ↓
guide-home = Empiece por la tarjeta grande cuando haya que proteger cámaras. Las otras tarjetas son trabajos sueltos: averiguar por qué advierte un navegador, enseñar a este PC a confiar en un sitio, o firmar una solicitud que hizo un dispositivo. Debajo están sus sitios; camseal sigue donde usted lo dejó.
guide-home-why = Un sitio es la instalación de un cliente, guardada en un solo archivo en este PC. Copie el archivo a otro portátil y el trabajo sigue allí.
guide-find = camseal busca cámaras y grabadores en las redes de este PC y muestra lo que responde. No se envía ninguna contraseña y no se cambia nada. Lo que aún no es seguro está marcado; añada más por dirección, por intervalo o desde una lista.
guide-find-why = Las cámaras salen de fábrica con un certificado que ningún navegador conoce, o sin ningún cifrado. Alguien en medio podría leer la contraseña y sustituir la imagen. Su navegador dice «No es seguro» porque no puede saberlo.
guide-login = Escriba una vez el usuario y la contraseña de las cámaras. A cada cámara se le pregunta una vez; la que rechaza recibe su propia línea. Si una cámara aún no ofrece cifrado, camseal le pregunta antes de que la contraseña pase legible por el cable.
guide-login-why = Solo el administrador de una cámara puede darle un certificado. Las cámaras bloquean la cuenta tras unas pocas contraseñas erróneas; por eso camseal nunca adivina ni repite una contraseña rechazada.
guide-authority = Escriba el nombre del sitio. camseal crea para él una autoridad (CA): un sello que firma el certificado de cada cámara. ¿El cliente ya tiene una autoridad? Entonces abra aquí sus archivos.
guide-authority-why = Un PC confía en una cámara cuando la avala alguien en quien confía. La autoridad es ese alguien. Está limitada a las direcciones de este sitio, de modo que nunca podrá avalar un banco o una tienda, ni siquiera robada. Su clave se guarda bajo llave; la frase de contraseña la abre de nuevo el año que viene.
guide-plan = Aquí está lo que va a cambiar en cada cámara y en qué hay que fijarse. Aún no se ha cambiado nada. Lea las advertencias y empiece.
guide-plan-why = Un certificado contiene las direcciones con las que se abre una cámara. Si una dirección cambia más tarde, el certificado deja de encajar. Dé primero direcciones fijas a las cámaras.
guide-work = Cada cámara pasa por las mismas etapas: poner en hora el reloj, crear una clave, firmar su certificado, subirlo, activar el cifrado y mirar qué presenta de verdad. Haga una pausa cuando quiera; lo hecho, hecho está.
guide-work-why = El reloj va primero, porque un certificado es válido de un día a otro. La clave se crea dentro de la cámara si sabe hacerlo; entonces nadie la ve nunca. Una cámara solo cuenta como segura cuando presenta el certificado nuevo en una conexión nueva.
guide-trust = El certificado raíz del sitio entra en el almacén de certificados de este PC y de sus navegadores. Usted ve cada lugar antes de que se cambie; el PC pide permiso una vez, y después se vuelve a leer cada lugar.
guide-trust-why = El certificado raíz es la mitad pública de la autoridad. Un PC que lo conoce reconoce todas las cámaras del sitio. No es un secreto. Lo necesita cada PC que muestra las cámaras, así que entréguelo para los demás.
guide-proof = Cada cámara se abre una vez más, como lo haría un navegador. De cada una ve qué programas la aceptan, y el motivo concreto cuando alguno la rechaza.
guide-proof-why = Los programas juzgan con sus propias reglas: los dispositivos de Apple rechazan una validez larga, los programas antiguos rechazan claves nuevas. La prueba lo dice antes que su cliente. Reinicie los navegadores que estaban abiertos.
guide-cameras = Todas las cámaras de un sitio, con su estado, el fin de su certificado y cuándo se vieron por última vez. Marque algunas para comprobarlas, renovarlas u olvidarlas; pulse una fila para ver por qué está así.
guide-cameras-why = Los certificados terminan, las direcciones cambian y las cámaras se sustituyen. Pase una vez al año, antes de que termine el primer certificado, y compruébelo todo.
guide-viewer = Un certificado en palabras sencillas: qué vale aquí, para qué direcciones sirve, cuánto tiempo, quién lo firmó y su huella digital. Todo lo demás está plegado debajo.
guide-viewer-why = Un certificado es un documento de identidad: un nombre, una validez y la firma de quien lo avala. La huella digital distingue dos con certeza: compárela, en voz alta si hace falta.
guide-doctor = Escriba lo que el navegador muestra en su barra de direcciones. camseal sube peldaño a peldaño, desde «¿responde?» hasta «¿lo aceptan todos los programas?», y se detiene en el primero roto. Mirar no cambia nada.
guide-doctor-why = Los navegadores dicen «No es seguro» por una docena de motivos y solo muestran un código. Lo más frecuente es que este PC no conozca la autoridad, que la dirección no esté en el certificado o que un reloj esté mal.
guide-import = camseal ordena lo que hay en estos archivos: certificado, clave y lo que está por encima. Después elija: este PC confía en la autoridad, o ella pasa a ser la autoridad de un sitio y firma sus cámaras.
guide-import-why = «Importar una CA» significa dos cosas. Solo con el certificado, un PC puede reconocer cámaras. Con la clave se pueden firmar nuevas: quien tiene la clave puede avalar cualquier cámara, así que guárdela bajo llave.
guide-signing = Abra la solicitud (CSR) que hizo un dispositivo, diga con qué direcciones se abrirá y elija el sitio cuya autoridad firma. Devuelva el certificado al dispositivo en su propia página.
guide-signing-why = La clave nunca sale del dispositivo; una solicitud solo lleva su mitad pública. camseal no se fía de nada más de ella: lo que dice el certificado es lo que pone aquí.

## An authority in files
import-title = Una autoridad (CA) en archivos
import-lead = Certificado y clave van juntos. ¿Qué debe ser de ella?
import-files = { $count ->
    [one] De { $count } archivo.
   *[other] De { $count } archivos.
}
import-key-fits = La clave corresponde a este certificado.
import-locked-more = La clave se guarda bajo llave y no se muestra en ningún lugar.
import-clients-fine = Todos los programas aceptarán lo que firme, en cuanto su raíz sea de confianza.
import-clients-refuse = { $client } rechazará lo que firme: { $why }
import-trust = Hacer que este PC confíe en ella
import-trust-more = La raíz entra en los almacenes de este PC y se vuelve a leer. La clave no hace falta para esto.
import-adopt = Hacerla la autoridad de un sitio
import-adopt-more = Firma los certificados de las cámaras. Su clave se guarda bajo llave en el archivo del sitio.
import-new-site = Un sitio nuevo
import-other-files = Otros archivos…
cameras-page = Página web

## A secured camera with another certificate
warning-certificate-changed =
    .what = Muestra otro certificado ({ $seen }), no aquel con el que se protegió ({ $known }).
    .todo = Se restableció, otro dispositivo tiene su dirección, o hay alguien en medio. Elíjala solo si sabe cuál de las tres cosas es.
error-work-certificate-changed =
    .what = { $address } muestra otro certificado ({ $seen }), no aquel con el que se protegió ({ $known }). No se enviaron el usuario ni la contraseña.
    .todo = Se restableció, otro dispositivo tiene su dirección, o hay alguien en medio. Si sabe cuál de las tres cosas es, elíjala en el plan, o añada --allow-changed-certificate en la consola.
console-ask-changed = { $count ->
    [one] { $count } cámara muestra otro certificado que aquel con el que se protegió: restablecida, sustituida, o alguien en medio. ¿Seguir con lo que muestra ahora? (s/n)
   *[other] { $count } cámaras muestran otro certificado que aquel con el que se protegieron: restablecidas, sustituidas, o alguien en medio. ¿Seguir con lo que muestran ahora? (s/n)
}

## doctor: mending, foreseeing
finding-foreseen =
    .what = { $client } lo rechazará en { $name }. { $what }
    .todo = { $todo }
trusting-out-title = Quitar una raíz de este PC
trusting-out-lead = Sale un certificado raíz. Lo que haya firmado deja de ser de confianza aquí.
trusting-out = Quitar
trusting-out-goes = Se quita la raíz
trusting-out-done = Quitada y vuelta a leer.
trusting-out-done-more = Este PC ya no confía en ella. Reinicie los navegadores abiertos.
doctor-mend-take-out = Quitar la raíz de este PC
doctor-mend-clock = Poner en hora este PC
proof-all-shown = Todas
proof-refused-shown = Rechazada en algún sitio
proof-renew = Renovar por { $days } días
## Dejar un portátil
farewell-open = Quitar de este equipo
farewell-ask = ¿Quitar { $site } de este equipo?
farewell-why = Su certificado raíz sale de todos los almacenes de este equipo y después se borra el archivo del sitio con sus claves y contraseñas guardadas. Las cámaras quedan como están y siguen funcionando.
farewell-copy = Guardar una copia
farewell-copied = Copiado en { $path }; la copia se abrió una vez.
farewell-passphrase = Frase de contraseña de la copia
farewell-passphrase-why = En otro equipo la copia se abre con esta frase de contraseña. { $count } caracteres o más.
farewell-without = No necesito copia
farewell-needs = Guarde antes una copia, o indique que no la necesita.
farewell-go = Quitar
farewell-anyway = Quitar el sitio de todos modos
farewell-working = Se está quitando el certificado raíz
farewell-done = { $site } ya no está en este equipo.
farewell-left = Aún hay claves de dispositivos hechos a mano en { $path }; borre usted esa carpeta.
error-forget-kept-elsewhere =
    .what = El secreto que abre la autoridad de este sitio está en el almacén de claves de otro equipo u otra cuenta.
    .todo = Guarde la copia allí, o siga sin copia.
error-forget-not-the-same =
    .what = La copia { $path } no contenía lo que contiene el sitio, así que se borró. No se cambió nada más.
    .todo = Inténtelo de nuevo, mejor en otro disco.
## requests for another authority
error-authority-wildcard =
    .what = «{ $name }» valdría para más de un dispositivo.
    .todo = Escriba los nombres y direcciones de este único dispositivo.
error-work-gives-up-first =
    .what = { $address } renuncia a su certificado antes de hacer una solicitud: quedaría sin HTTPS hasta que llegue la respuesta.
    .todo = Dele un certificado de la autoridad propia de esta instalación.
error-console-two-logins =
    .what = La lista tiene { $address } en dos filas con accesos distintos.
    .todo = Deje la cámara en una sola fila.
error-console-nothing-fits =
    .what = Ningún certificado del archivo es para la clave de una solicitud de esta instalación.
    .todo = Mire en «request list»: quizá la respuesta es para otra instalación, o el dispositivo ha hecho otra solicitud desde entonces.
error-console-request-page =
    .what = camseal no tiene manera de que { $address } haga una solicitud.
    .todo = Hágala en la página del dispositivo y tráigala con «request add»; o cree la clave aquí.
error-console-bad-subject =
    .what = «{ $text }» no puede estar en una solicitud.
    .todo = Un país son dos letras, como ES; los demás campos tienen como mucho 64 caracteres en una línea.
console-request-shared = La misma clave y el mismo certificado van a { $count } dispositivos: quien saque la clave de uno puede hacerse pasar por todos, y entonces hay que cambiarlos todos a la vez.
console-request-made = { $address }  solicitud en { $file }
console-request-waiting = { $address }  espera desde { $day }: { $subject }
console-request-none = Ninguna solicitud espera respuesta.
console-request-dropped = { $address }  ya no espera
console-answer-strange = { $title } no responde a ninguna solicitud de esta instalación.
console-answer-not-named = { $address }  el certificado no lo nombra: { $names }. Los navegadores lo aceptan solo con esos nombres.
console-answer-trust = Lo que muestran estos dispositivos lo firmó otra autoridad: camseal no pone su raíz en los almacenes. Donde falte, use «trust install --root».

## HTTP off; moved cameras
error-work-not-proven =
    .what = { $address } no muestra el certificado con el que se comprobó, o nunca se comprobó; HTTP sigue activo.
    .todo = Protéjalo primero y desactive HTTP después.
error-work-still-http =
    .what = { $address } debía cerrar HTTP y aún responde por ahí.
    .todo = Mire en su propia página; quizá necesite reiniciarse.
console-http-off = { $address }  HTTP está desactivado
console-moved = { $address } es la cámara que estaba en { $old }: su certificado se renueva para la nueva dirección.

## Accesos por marca

login-by-brand = Una contraseña por marca
login-one-for-all = Una contraseña para todos
login-brand = { $count ->
    [one] { $count } dispositivo
   *[other] { $count } dispositivos
}

## Las tres vías: solicitudes a otra CA, confiar en lo que tiene un dispositivo

ways-title = Si tiene otra cosa
ways-company = Firma una CA pública o de empresa
ways-company-more = Haga solicitudes (CSR), expórtelas y suelte aquí lo que vuelva.
ways-company-first = Haga primero la autoridad del sitio: guarda las claves de las solicitudes.
ways-company-open = Solicitudes
ways-device = Los dispositivos hicieron su propia raíz
ways-device-more = Se lee del dispositivo o se suelta aquí, se comprueba y se confía en ella. En el dispositivo no se sustituye nada.
ways-device-open = Confiar

requests-open = Solicitudes
requests-title = Certificados de otra CA
requests-lead = Firma una CA pública o de empresa. La clave privada nunca sale de donde se hizo.
requests-waiting = A la espera de respuesta
requests-for = Dispositivo
requests-asks = Solicita
requests-key = Clave
requests-since = Desde
requests-key-device = En el dispositivo
requests-key-here = En este sitio
requests-key-page = Por su página
requests-making = Sin terminar
requests-give-up = Abandonar
requests-drop = Suelte en esta ventana lo que devolvió la CA: el certificado y los superiores, en cualquier formato.
requests-browse = Elegir los archivos
requests-only-above = Son certificados superiores al de un dispositivo. Falta todavía el suyo.
requests-fits = { $devices }: { $name }, válido hasta el { $date }
requests-by = Firmado por { $issuer }
requests-not-named = El certificado no nombra { $address }. Los navegadores solo lo aceptan para { $names }.
requests-put-in = Instalar
requests-save = Guardar para su página
requests-saved = Suba este archivo en la página del dispositivo.
requests-shown = Muestra el certificado nuevo
requests-watched = Se espera el certificado nuevo
requests-new = Una solicitud nueva
requests-tick = Marque los dispositivos para los que es.
requests-by-page = Haga la solicitud en la página del dispositivo y suéltela aquí. O elija una clave hecha aquí.
requests-common-name = Nombre común
requests-names = Otros nombres (DNS)
requests-organization = Organización
requests-unit = Unidad
requests-place = Localidad
requests-state = Provincia o estado
requests-country = País, dos letras
requests-where = La clave se hace
requests-on-device = En el dispositivo
requests-here = Aquí, cerrada en el sitio
requests-shared = Un solo certificado para todos
requests-make = Guardar la solicitud
requests-made = { $count ->
    [one] { $count } solicitud está guardada
   *[other] { $count } solicitudes están guardadas
}
requests-tick-one = Marque el único dispositivo del que es esta solicitud y suéltela otra vez.
requests-added = La solicitud queda anotada; su respuesta encontrará el dispositivo.
error-requests-subject =
    .what = «{ $text }» no puede figurar en una solicitud.
    .todo = Un país tiene dos letras, cualquier otro campo 64 caracteres como máximo.
error-requests-nothing-fits =
    .what = Ninguno de estos certificados es para una clave que espera aquí.
    .todo = Compruebe que es la respuesta a la última solicitud y que se hizo en este sitio.
error-requests-broke-off =
    .what = El trabajo se interrumpió a medias.
    .todo = Inténtelo otra vez; no se cambió nada en ningún dispositivo.

adopting-title = Confiar en lo que tiene un dispositivo
adopting-lead = Para dispositivos que hicieron su propio certificado raíz. En el dispositivo no se sustituye nada.
adopting-other = Otro dispositivo
adopting-address = Dirección del dispositivo
adopting-login-free = No hace falta si la raíz está en un archivo.
adopting-file = La raíz se lee del dispositivo. O suelte el archivo que exporta su página.
adopting-browse = Elegir un archivo
adopting-no-file = Leerla del dispositivo
adopting-look = Examinar
adopting-needs = Escriba la dirección del dispositivo y su acceso, o elija su archivo.
adopting-shared = Lo sé y confío de todos modos
adopting-until = Válido hasta el { $date }
adopting-serves = { $address } muestra un certificado firmado por esta raíz, con su dirección actual.
adopting-renamed = { $address } muestra un certificado para { $names }. Reinicie el dispositivo: entonces hace uno para su dirección actual.
adopting-clock = El dispositivo cree que es el { $date }. Ponga su reloj en hora o el certificado será rechazado.
adopting-clock-right = El reloj del dispositivo va bien.
adopting-switched = HTTPS estaba desactivado en el dispositivo y ahora está activo.
adopting-trust = Hacer que este PC confíe

## clocks that follow a time server, cameras of old TLS
note-clock-set =
    .what = El reloj se desviaba { $off } y se ha puesto en hora.
    .todo = {""}
note-follows =
    .what = El reloj sigue desde ahora al servidor de hora { $server }.
    .todo = {""}
note-no-time-server =
    .what = camseal no puede indicar un servidor de hora a este dispositivo.
    .todo = Introduzca { $server } en la página del dispositivo.
note-server-silent =
    .what = El dispositivo no obtuvo la hora correcta de { $server }. Su reloj se puso a la hora de este equipo y no sigue a ningún servidor.
    .todo = Compruebe que el dispositivo llega a { $server } (puerto UDP 123) y empiece con él de nuevo.
outcome-old-tls =
    .what = El certificado está en la cámara en { $address }, pero solo habla { $version }, que ningún navegador acepta.
    .todo = Instale un firmware más nuevo o active TLS 1.2 en la página de la cámara; luego empiece con ella de nuevo.
console-outcome-old-tls = certificado dentro, pero ningún navegador habla su TLS
hand-sees-old-tls = Vigilando: el certificado nuevo, pero en { $version }, que ningún navegador acepta
plan-follow = Los relojes siguen desde ahora a un servidor de hora (NTP)
plan-time-server = Dirección o nombre del servidor de hora
plan-time-server-else = Las cámaras que no obtengan de él la hora correcta se ponen a la hora de este equipo.
plan-time-server-odd = Indique el servidor de hora por su dirección o nombre.
plan-change-follows = El reloj sigue a { $server }
plan-change-and-follows = El reloj sigue a { $server }. { $change }

## keys of requests that wait
error-site-keys-wait =
    .what = { $count ->
        [one] Una clave de una solicitud en espera duerme
       *[other] { $count } claves de solicitudes en espera duermen
    } bajo la frase de contraseña actual del sitio; bajo otra se perderían. No se ha cambiado nada.
    .todo = Use la misma frase de contraseña para la autoridad nueva, indique a camseal también la actual, o termine antes esas solicitudes.
console-ask-old-passphrase = La frase de contraseña actual del sitio (hay claves de solicitudes en espera):

## what waits on a site, and a device that is restarted for its own certificate
plan-change-given = Certificado de { $issuer }, válido hasta el { $date }
cameras-waiting = { $count ->
    [one] Una solicitud espera la respuesta de otra CA
   *[other] { $count } solicitudes esperan la respuesta de otra CA
}
cameras-export = Guardar las solicitudes
cameras-answer = Traer la respuesta
home-adopt-more = Para dispositivos que hicieron su propio certificado raíz.
adopting-restart = Reiniciarlo
adopting-restart-more = La imagen y la grabación faltan entonces uno o dos minutos.
adopting-restarting = Se reinicia; tarda uno o dos minutos.
adopting-still = { $address } se ha reiniciado y sigue mostrando un certificado para { $names }. Haga uno nuevo en su página.

## video, as the device tells of it
video-offers-srtp = El dispositivo dice que ofrece imágenes cifradas (RTSPS con SRTP); si la grabadora lo usa se ajusta allí.
video-no-srtp = El dispositivo dice que no ofrece imágenes cifradas (SRTP).

## by how much a clock is wrong, and one that nobody can set
drift-days = { $count ->
    [one] { $count } día
   *[other] { $count } días
}
drift-hours = { $count ->
    [one] { $count } hora
   *[other] { $count } horas
}
drift-minutes = { $count ->
    [one] { $count } minuto
   *[other] { $count } minutos
}
drift-seconds = { $count ->
    [one] { $count } segundo
   *[other] { $count } segundos
}
note-neither-server-nor-set =
    .what = El dispositivo no obtuvo la hora correcta de { $server }, y desde aquí tampoco se puede poner en hora: se desvía { $off }.
    .todo = Ponga en hora el reloj en la página del dispositivo y compruebe que el dispositivo llega a { $server } (puerto UDP 123).
note-clock-not-set =
    .what = El reloj se desvía { $off }, y el dispositivo no permite ponerlo en hora desde aquí.
    .todo = Póngalo en hora en la página del dispositivo, mejor con un servidor de hora.
