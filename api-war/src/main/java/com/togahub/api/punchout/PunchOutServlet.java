package com.togahub.api.punchout;

import com.togahub.api.host.ClientAddress;
import com.togahub.api.host.PublicAddress;
import com.togahub.engine.context.Tenant;
import com.togahub.engine.cxml.punchout.Pass;
import com.togahub.engine.cxml.punchout.PunchOut;
import com.togahub.engine.cxml.punchout.SessionKey;
import com.togahub.engine.cxml.punchout.Visitor;
import com.togahub.engine.fairness.RequestPlaces;
import com.togahub.engine.problem.ProblemException;
import com.togahub.engine.settings.Settings;
import com.togahub.engine.store.StoreException;
import com.togahub.engine.store.Tenants;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * {@code /punchout/<client>/start/<key>} opens a session once; {@code /punchout/<client>/<session>/} is its page. The key of
 * the page is in a cookie for that path alone, so that several sessions can be open in one browser.
 */
@WebServlet(urlPatterns = "/punchout/*")
public class PunchOutServlet extends HttpServlet {
    private static final long serialVersionUID = 1;
    private static final System.Logger LOG = System.getLogger(PunchOutServlet.class.getName());
    private static final int SEE_OTHER = 303;
    private static final int BAD_REQUEST = 400;

    @Inject
    private transient PunchOut punchOut;

    @Inject
    private transient Tenants tenants;

    @Inject
    private transient RequestPlaces places;

    @Inject
    private transient Settings settings;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        send(guarded(request, () -> got(request)), response);
    }

    /** Whoever only looks whether a link works, as scanners of mail do, does not use it up. */
    @Override
    protected void doHead(HttpServletRequest request, HttpServletResponse response) {
        boolean isPage = PagePath.of(request.getPathInfo()).isPresent();
        response.setStatus(isPage ? HttpServletResponse.SC_OK : HttpServletResponse.SC_NOT_FOUND);
        response.setHeader("Cache-Control", "no-store");
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        request.setCharacterEncoding("UTF-8");
        send(guarded(request, () -> posted(request)), response);
    }

    private PageAnswer got(HttpServletRequest request) {
        Optional<PagePath> path = PagePath.of(request.getPathInfo());
        if (path.isEmpty() || !path.get().action().isEmpty()) {
            return NoticePage.notFound(request.getContextPath());
        }
        if (path.get().startKey().isPresent()) {
            return start(path.get().slug(), path.get().startKey().get(), request);
        }
        Optional<String> search = Optional.ofNullable(request.getParameter("q")).map(BasketForm::search);
        return page(path.get(), search, Optional.empty(), request);
    }

    private PageAnswer posted(HttpServletRequest request) {
        Optional<PagePath> path =
                PagePath.of(request.getPathInfo()).filter(each -> !each.action().isEmpty());
        if (path.isEmpty()) {
            return NoticePage.notFound(request.getContextPath());
        }
        if (!SameOrigin.isSure(request)) {
            return NoticePage.foreign(request.getContextPath());
        }
        return path.get().action().equals("basket")
                ? change(path.get(), request)
                : leave(path.get(), path.get().action().equals("return"), request);
    }

    private PageAnswer start(String slug, SessionKey key, HttpServletRequest request) {
        Optional<PunchOut.Started> started = punchOut.start(slug, key, visitor(request));
        return started.isPresent() ? entered(started.get(), request) : NoticePage.gone(request.getContextPath());
    }

    private PageAnswer entered(PunchOut.Started visit, HttpServletRequest request) {
        String page = request.getContextPath() + "/punchout/" + visit.pass().slug() + "/"
                + visit.pass().sessionUuid() + "/";
        boolean isSecure = PublicAddress.isSecure(request, settings.api().trustedProxies());
        return new PageAnswer.Redirect(
                page, Optional.of(VisitCookie.header(visit.pass().key(), page, visit.validity(), isSecure)));
    }

    private PageAnswer change(PagePath path, HttpServletRequest request) {
        BasketForm form = BasketForm.of(request);
        Optional<PunchOut.Changed> changed =
                pass(path, request).flatMap(pass -> punchOut.change(pass, form.change(), visitor(request)));
        if (changed.isEmpty()) {
            return NoticePage.gone(request.getContextPath());
        }
        if (changed.get().refusal().isPresent()) {
            return page(path, form.searched(), changed.get().refusal(), request);
        }
        // back to the page, so that going on and reloading repeat nothing
        String search = form.searched()
                .map(text -> "?q=" + URLEncoder.encode(text, StandardCharsets.UTF_8))
                .orElse("");
        return new PageAnswer.Redirect("./" + search, Optional.empty());
    }

    private Document page(PagePath path, Optional<String> search, Optional<String> notice, HttpServletRequest request) {
        String base = request.getContextPath();
        return pass(path, request)
                .flatMap(pass -> punchOut.see(pass, search, visitor(request)))
                .map(visit -> new ShopPage(base, visit, notice).document())
                .map(page -> notice.isEmpty() ? page : new Document(BAD_REQUEST, page.html(), page.target()))
                .orElseGet(() -> NoticePage.gone(base));
    }

    private Document leave(PagePath path, boolean takesBasket, HttpServletRequest request) {
        String base = request.getContextPath();
        return pass(path, request)
                .flatMap(pass -> punchOut.leave(pass, takesBasket, visitor(request)))
                .map(departure -> departure
                        .form()
                        .map(form -> ReturnPage.of(base, form))
                        .orElseGet(() -> NoticePage.ended(base, departure.keepsBasket())))
                .orElseGet(() -> NoticePage.gone(base));
    }

    private Visitor visitor(HttpServletRequest request) {
        return new Visitor(
                request.getServerName(),
                Optional.of(ClientAddress.of(request, settings.api().trustedProxies())),
                Optional.ofNullable(request.getHeader("User-Agent")));
    }

    private static Optional<Pass> pass(PagePath path, HttpServletRequest request) {
        return VisitCookie.key(request).map(key -> new Pass(path.slug(), path.session(), key));
    }

    /** A failure is the server's to know. */
    private PageAnswer guarded(HttpServletRequest request, Supplier<PageAnswer> work) {
        Supplier<PageAnswer> unavailable = () -> NoticePage.unavailable(request.getContextPath());
        try {
            Optional<Tenant> tenant =
                    PagePath.of(request.getPathInfo()).map(PagePath::slug).flatMap(tenants::bySlug);
            return tenant.isPresent() ? places.run(tenant.get(), work, unavailable) : work.get();
        } catch (ProblemException | StoreException failure) {
            LOG.log(System.Logger.Level.WARNING, "A punch-out page could not be shown", failure);
            return unavailable.get();
        }
    }

    private static void send(PageAnswer answer, HttpServletResponse response) throws IOException {
        // with no-referrer, browsers would not say where a form comes from
        response.setHeader("Referrer-Policy", "same-origin");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Cache-Control", "no-store");
        if (answer instanceof PageAnswer.Redirect redirect) {
            response.setStatus(SEE_OTHER);
            response.setHeader("Location", redirect.location());
            redirect.cookie().ifPresent(cookie -> response.setHeader("Set-Cookie", cookie));
        } else if (answer instanceof Document page) {
            byte[] bytes = page.html().getBytes(StandardCharsets.UTF_8);
            response.setStatus(page.status());
            response.setContentType("text/html; charset=utf-8");
            response.setHeader("Content-Security-Policy", page.policy());
            response.setContentLength(bytes.length);
            response.getOutputStream().write(bytes);
        }
    }
}
