/* A witness that shares nothing with camseal: plain Win32 calls, answers as lines of text.
 *
 *   witness list  machine|user STORE            SHA-1 of every certificate, one a line
 *   witness put   machine|user STORE FILE.der   puts a certificate in
 *   witness out   machine|user STORE SHA1       takes it out
 *   witness chain machine|user NAME FILE.der... what Windows says of a server's chain ("-" = of any
 *                                               name): "trust XXXXXXXX policy XXXXXXXX", 0 = good
 *   witness rights FILE                         who may reach a file, in SDDL
 *   witness secrets                             what Credential Manager holds
 *   witness limited COMMAND LINE                runs it without an administrator's rights
 *   witness stay                                does nothing until its input ends: Wine's services
 *                                               stay up as long as one program runs
 *
 * Exit status: 0 done, 1 refused (the code is printed), 2 bad use. */
#include <windows.h>
#include <wincrypt.h>
#include <wincred.h>
#include <sddl.h>
#include <aclapi.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int refused(const char *what)
{
    printf("%s refused: %08lX\n", what, (unsigned long)GetLastError());
    return 1;
}

static BOOL is_machine(const wchar_t *word) { return wcscmp(word, L"machine") == 0; }

static HCERTSTORE open_store(const wchar_t *place, const wchar_t *name, BOOL write)
{
    DWORD flags = is_machine(place) ? CERT_SYSTEM_STORE_LOCAL_MACHINE : CERT_SYSTEM_STORE_CURRENT_USER;
    if (!write)
        flags |= CERT_STORE_READONLY_FLAG;
    return CertOpenStore(CERT_STORE_PROV_SYSTEM_W, 0, 0, flags, name);
}

static void print_sha1(PCCERT_CONTEXT certificate)
{
    BYTE hash[20];
    DWORD length = sizeof hash, i;
    CertGetCertificateContextProperty(certificate, CERT_SHA1_HASH_PROP_ID, hash, &length);
    for (i = 0; i < length; i++)
        printf("%02X", hash[i]);
    printf("\n");
}

static PCCERT_CONTEXT read_certificate(const wchar_t *path)
{
    static BYTE bytes[65536];
    size_t length;
    FILE *file = _wfopen(path, L"rb");
    if (!file)
        return NULL;
    length = fread(bytes, 1, sizeof bytes, file);
    fclose(file);
    return CertCreateCertificateContext(X509_ASN_ENCODING, bytes, (DWORD)length);
}

static int list(wchar_t **word)
{
    PCCERT_CONTEXT at = NULL;
    HCERTSTORE store = open_store(word[0], word[1], FALSE);
    if (!store)
        return refused("open");
    while ((at = CertEnumCertificatesInStore(store, at)))
        print_sha1(at);
    CertCloseStore(store, 0);
    return 0;
}

static int put(wchar_t **word)
{
    PCCERT_CONTEXT certificate = read_certificate(word[2]);
    HCERTSTORE store = open_store(word[0], word[1], TRUE);
    if (!certificate || !store)
        return refused("open");
    if (!CertAddCertificateContextToStore(store, certificate, CERT_STORE_ADD_REPLACE_EXISTING, NULL))
        return refused("put");
    CertCloseStore(store, 0);
    return 0;
}

static int out(wchar_t **word)
{
    BYTE hash[20];
    CRYPT_HASH_BLOB wanted = {sizeof hash, hash};
    PCCERT_CONTEXT found;
    HCERTSTORE store = open_store(word[0], word[1], TRUE);
    int i;
    if (!store)
        return refused("open");
    if (wcslen(word[2]) != 40)
        return 2;
    for (i = 0; i < 20; i++) {
        wchar_t pair[3] = {word[2][2 * i], word[2][2 * i + 1], 0};
        hash[i] = (BYTE)wcstoul(pair, NULL, 16);
    }
    found = CertFindCertificateInStore(store, X509_ASN_ENCODING, 0, CERT_FIND_SHA1_HASH, &wanted, NULL);
    if (!found || !CertDeleteCertificateFromStore(found))
        return refused("out");
    /* Wine writes at closing only when nobody holds the store any more. */
    if (!CertControlStore(store, 0, CERT_STORE_CTRL_COMMIT, NULL))
        return refused("commit");
    CertCloseStore(store, 0);
    return 0;
}

static int chain(wchar_t **word, int count)
{
    char server[] = szOID_PKIX_KP_SERVER_AUTH;
    LPSTR usages[] = {server};
    CERT_CHAIN_PARA wish = {sizeof wish};
    PCCERT_CHAIN_CONTEXT built;
    HTTPSPolicyCallbackData https;
    CERT_CHAIN_POLICY_PARA policy = {sizeof policy};
    CERT_CHAIN_POLICY_STATUS said = {sizeof said};
    PCCERT_CONTEXT first = NULL;
    HCERTSTORE sent = CertOpenStore(CERT_STORE_PROV_MEMORY, 0, 0, 0, NULL);
    int i;
    for (i = 2; i < count; i++) {
        PCCERT_CONTEXT one = read_certificate(word[i]);
        if (!one)
            return refused("read");
        if (!first)
            first = one;
        CertAddCertificateContextToStore(sent, one, CERT_STORE_ADD_ALWAYS, NULL);
    }
    wish.RequestedUsage.dwType = USAGE_MATCH_TYPE_AND;
    wish.RequestedUsage.Usage.cUsageIdentifier = 1;
    wish.RequestedUsage.Usage.rgpszUsageIdentifier = usages;
    if (!CertGetCertificateChain(is_machine(word[0]) ? HCCE_LOCAL_MACHINE : HCCE_CURRENT_USER, first,
                                 NULL, sent, &wish, 0, NULL, &built))
        return refused("chain");
    memset(&https, 0, sizeof https);
    https.cbSize = sizeof https;
    https.dwAuthType = AUTHTYPE_SERVER;
    https.pwszServerName = word[1];
    if (!wcscmp(word[1], L"-"))
        https.fdwChecks = 0x1000; /* SECURITY_FLAG_IGNORE_CERT_CN_INVALID */
    policy.pvExtraPolicyPara = &https;
    if (!CertVerifyCertificateChainPolicy(CERT_CHAIN_POLICY_SSL, built, &policy, &said))
        return refused("policy");
    printf("trust %08lX policy %08lX\n", (unsigned long)built->TrustStatus.dwErrorStatus,
           (unsigned long)said.dwError);
    return 0;
}

static int rights(wchar_t **word)
{
    PSECURITY_DESCRIPTOR descriptor;
    LPWSTR text;
    DWORD code = GetNamedSecurityInfoW(word[0], SE_FILE_OBJECT, DACL_SECURITY_INFORMATION, NULL, NULL,
                                       NULL, NULL, &descriptor);
    SetLastError(code);
    if (code || !ConvertSecurityDescriptorToStringSecurityDescriptorW(
                    descriptor, SDDL_REVISION_1, DACL_SECURITY_INFORMATION, &text, NULL))
        return refused("rights");
    printf("%ls\n", text);
    return 0;
}

static int secrets(void)
{
    PCREDENTIALW *found;
    DWORD count, i;
    if (!CredEnumerateW(NULL, 0, &count, &found))
        return refused("secrets");
    for (i = 0; i < count; i++)
        printf("%ls: %lu bytes\n", found[i]->TargetName, (unsigned long)found[i]->CredentialBlobSize);
    return 0;
}

/* The token that User Account Control gives to everybody until they agree to more. */
static int limited(void)
{
    HANDLE mine, token;
    TOKEN_LINKED_TOKEN linked;
    STARTUPINFOW start = {sizeof start};
    PROCESS_INFORMATION process;
    DWORD length, status = 2;
    wchar_t *line = wcsstr(GetCommandLineW(), L" limited ");
    if (!line)
        return 2;
    if (!OpenProcessToken(GetCurrentProcess(), TOKEN_ALL_ACCESS, &mine) ||
        !GetTokenInformation(mine, TokenLinkedToken, &linked, sizeof linked, &length) ||
        !DuplicateTokenEx(linked.LinkedToken, MAXIMUM_ALLOWED, NULL, SecurityImpersonation,
                          TokenPrimary, &token))
        return refused("token");
    start.dwFlags = STARTF_USESTDHANDLES;
    start.hStdInput = GetStdHandle(STD_INPUT_HANDLE);
    start.hStdOutput = GetStdHandle(STD_OUTPUT_HANDLE);
    start.hStdError = GetStdHandle(STD_ERROR_HANDLE);
    if (!CreateProcessAsUserW(token, NULL, _wcsdup(line + 9), NULL, NULL, TRUE, 0, NULL, NULL, &start,
                              &process))
        return refused("start");
    WaitForSingleObject(process.hProcess, INFINITE);
    GetExitCodeProcess(process.hProcess, &status);
    return (int)status;
}

int wmain(int count, wchar_t **word)
{
    const wchar_t *verb = count > 1 ? word[1] : L"";
    if (!wcscmp(verb, L"list") && count == 4)
        return list(word + 2);
    if (!wcscmp(verb, L"put") && count == 5)
        return put(word + 2);
    if (!wcscmp(verb, L"out") && count == 5)
        return out(word + 2);
    if (!wcscmp(verb, L"chain") && count > 4)
        return chain(word + 2, count - 2);
    if (!wcscmp(verb, L"rights") && count == 3)
        return rights(word + 2);
    if (!wcscmp(verb, L"secrets"))
        return secrets();
    if (!wcscmp(verb, L"limited"))
        return limited();
    if (!wcscmp(verb, L"stay")) {
        /* Wine's desktop starts here: what starts it first hands it its own output, which the
         * desktop then keeps open although that program ended long ago. */
        GetDesktopWindow();
        printf("ready\n");
        fflush(stdout);
        while (getchar() != EOF)
            ;
        return 0;
    }
    return 2;
}
