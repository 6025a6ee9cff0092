import java.io.*;
import java.net.*;
import java.nio.file.*;
import java.security.KeyStore;
import java.security.cert.*;
import java.util.*;
import javax.net.ssl.*;

/** Opens each case (id, real address, port, name) with Java's own TLS and rules of HTTPS. */
public class Judge {
    public static void main(String[] arguments) throws Exception {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        CertificateFactory factory = CertificateFactory.getInstance("X.509");
        String pem = Files.readString(Path.of(arguments[0]));
        int count = 0;
        for (String part : pem.split("(?<=-----END CERTIFICATE-----)")) {
            if (!part.contains("BEGIN")) continue;
            try {
                store.setCertificateEntry("root" + count++, factory.generateCertificate(new ByteArrayInputStream(part.strip().getBytes())));
            } catch (CertificateException error) {
                // Java will not take it; it judges without it.
            }
        }
        TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
        trust.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in));
        for (String line; (line = in.readLine()) != null; ) {
            String[] parts = line.split("\t");
            System.out.println(parts[0] + "\t" + judge(context, parts[1], Integer.parseInt(parts[2]), parts[3]));
        }
    }

    static String judge(SSLContext context, String address, int port, String name) {
        try (Socket plain = new Socket()) {
            plain.connect(new InetSocketAddress(address, port), 10000);
            plain.setSoTimeout(10000);
            SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket(plain, name, port, true);
            SSLParameters parameters = socket.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            socket.setSSLParameters(parameters);
            socket.startHandshake();
            socket.close();
            return "ok";
        } catch (Exception error) {
            Throwable last = error;
            while (last.getCause() != null) last = last.getCause();
            return String.valueOf(last.getMessage()).replaceAll("\\s+", " ");
        }
    }
}
