/* Drags a file out of a window of its own, as Explorer does, so that a test can drop it somewhere:
 *
 *   drag FILE    shows a small window; pressing the mouse in it starts the drag
 *
 * Prints what the drop target answered and ends. */
#define COBJMACROS
#include <windows.h>
#include <ole2.h>
#include <shlobj.h>
#include <stdio.h>
#include <wchar.h>

static wchar_t path[MAX_PATH];

static HGLOBAL dropped(void)
{
    SIZE_T text = (wcslen(path) + 2) * sizeof(wchar_t);
    HGLOBAL memory = GlobalAlloc(GHND, sizeof(DROPFILES) + text);
    DROPFILES *files = GlobalLock(memory);
    files->pFiles = sizeof(DROPFILES);
    files->fWide = TRUE;
    memcpy(files + 1, path, text - sizeof(wchar_t));
    GlobalUnlock(memory);
    return memory;
}

static BOOL is_file(const FORMATETC *format)
{
    return format->cfFormat == CF_HDROP && (format->tymed & TYMED_HGLOBAL);
}

static HRESULT STDMETHODCALLTYPE data_query(IDataObject *me, REFIID id, void **out)
{
    if (!IsEqualIID(id, &IID_IUnknown) && !IsEqualIID(id, &IID_IDataObject))
        return *out = NULL, E_NOINTERFACE;
    return *out = me, S_OK;
}
static ULONG STDMETHODCALLTYPE data_ref(IDataObject *me) { (void)me; return 1; }
static HRESULT STDMETHODCALLTYPE data_get(IDataObject *me, FORMATETC *format, STGMEDIUM *medium)
{
    (void)me;
    if (!is_file(format))
        return DV_E_FORMATETC;
    medium->tymed = TYMED_HGLOBAL;
    medium->hGlobal = dropped();
    medium->pUnkForRelease = NULL;
    return S_OK;
}
static HRESULT STDMETHODCALLTYPE data_here(IDataObject *me, FORMATETC *f, STGMEDIUM *m) { (void)me; (void)f; (void)m; return E_NOTIMPL; }
static HRESULT STDMETHODCALLTYPE data_has(IDataObject *me, FORMATETC *format) { (void)me; return is_file(format) ? S_OK : DV_E_FORMATETC; }
static HRESULT STDMETHODCALLTYPE data_same(IDataObject *me, FORMATETC *f, FORMATETC *g) { (void)me; (void)f; g->ptd = NULL; return E_NOTIMPL; }
static HRESULT STDMETHODCALLTYPE data_set(IDataObject *me, FORMATETC *f, STGMEDIUM *m, BOOL r) { (void)me; (void)f; (void)m; (void)r; return E_NOTIMPL; }
static HRESULT STDMETHODCALLTYPE data_list(IDataObject *me, DWORD direction, IEnumFORMATETC **out)
{
    FORMATETC format = {CF_HDROP, NULL, DVASPECT_CONTENT, -1, TYMED_HGLOBAL};
    (void)me;
    return direction == DATADIR_GET ? SHCreateStdEnumFmtEtc(1, &format, out) : E_NOTIMPL;
}
static HRESULT STDMETHODCALLTYPE data_watch(IDataObject *me, FORMATETC *f, DWORD a, IAdviseSink *s, DWORD *c) { (void)me; (void)f; (void)a; (void)s; (void)c; return OLE_E_ADVISENOTSUPPORTED; }
static HRESULT STDMETHODCALLTYPE data_leave(IDataObject *me, DWORD c) { (void)me; (void)c; return OLE_E_ADVISENOTSUPPORTED; }
static HRESULT STDMETHODCALLTYPE data_watchers(IDataObject *me, IEnumSTATDATA **e) { (void)me; (void)e; return OLE_E_ADVISENOTSUPPORTED; }
static IDataObjectVtbl data_table = {data_query, data_ref, data_ref, data_get, data_here, data_has, data_same,
                                     data_set, data_list, data_watch, data_leave, data_watchers};
static IDataObject data = {&data_table};

static HRESULT STDMETHODCALLTYPE source_query(IDropSource *me, REFIID id, void **out)
{
    if (!IsEqualIID(id, &IID_IUnknown) && !IsEqualIID(id, &IID_IDropSource))
        return *out = NULL, E_NOINTERFACE;
    return *out = me, S_OK;
}
static ULONG STDMETHODCALLTYPE source_ref(IDropSource *me) { (void)me; return 1; }
static HRESULT STDMETHODCALLTYPE source_goes_on(IDropSource *me, BOOL escape, DWORD keys)
{
    (void)me;
    return escape ? DRAGDROP_S_CANCEL : (keys & MK_LBUTTON) ? S_OK : DRAGDROP_S_DROP;
}
static HRESULT STDMETHODCALLTYPE source_looks(IDropSource *me, DWORD effect) { (void)me; (void)effect; return DRAGDROP_S_USEDEFAULTCURSORS; }
static IDropSourceVtbl source_table = {source_query, source_ref, source_ref, source_goes_on, source_looks};
static IDropSource source = {&source_table};

static LRESULT CALLBACK window_hears(HWND window, UINT message, WPARAM w, LPARAM l)
{
    if (message == WM_LBUTTONDOWN) {
        DWORD effect = 0;
        HRESULT answer = DoDragDrop(&data, &source, DROPEFFECT_COPY, &effect);
        printf("%s effect %lu\n", answer == DRAGDROP_S_DROP ? "dropped" : "not dropped", (unsigned long)effect);
        fflush(stdout);
        PostQuitMessage(answer == DRAGDROP_S_DROP && effect ? 0 : 1);
        return 0;
    }
    return DefWindowProcW(window, message, w, l);
}

int wmain(int count, wchar_t **word)
{
    WNDCLASSW kind = {0};
    MSG message;
    HWND window;
    if (count != 2 || wcslen(word[1]) >= MAX_PATH)
        return 2;
    wcscpy(path, word[1]);
    OleInitialize(NULL);
    kind.lpfnWndProc = window_hears;
    kind.hInstance = GetModuleHandleW(NULL);
    kind.lpszClassName = L"drag";
    kind.hbrBackground = (HBRUSH)(COLOR_WINDOW + 1);
    RegisterClassW(&kind);
    window = CreateWindowExW(WS_EX_TOPMOST, L"drag", L"drag", WS_POPUP | WS_VISIBLE, 0, 0, 60, 60, NULL, NULL,
                             kind.hInstance, NULL);
    UpdateWindow(window);
    printf("ready\n");
    fflush(stdout);
    while (GetMessageW(&message, NULL, 0, 0) > 0) {
        TranslateMessage(&message);
        DispatchMessageW(&message);
    }
    OleUninitialize();
    return (int)message.wParam;
}
