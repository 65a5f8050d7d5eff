package io.onlyyou.imaging.wire;

import io.onlyyou.imaging.ImageResult;
import io.onlyyou.imaging.ModelInfo;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Base64;
import java.util.Locale;
import java.util.Set;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.jspecify.annotations.Nullable;

/**
 * Takes a picture out of a provider's answer: bytes, Base64, a {@code data:} URL, or a URL to fetch from.
 *
 * <p>A URL in an answer is a stranger's. It is followed to the provider's own address, which is configured and so trusted,
 * and otherwise only by https to a host that is allowed and has public addresses only. The provider's key goes with it to its
 * own address alone.
 */
public final class AnsweredPictures {

    private final Wire own;
    private final Wire strangers;
    private final URI base;
    private final @Nullable String key;
    private final Set<String> allowedHosts;

    public AnsweredPictures(Wire own, Wire strangers, URI base, @Nullable String key, Set<String> allowedHosts) {
        this.own = own;
        this.strangers = strangers;
        this.base = base;
        this.key = key;
        this.allowedHosts = Set.copyOf(allowedHosts);
    }

    /** Of an URL that an answer holds; a {@code data:} URL is one too. */
    public ImageResult at(String url, ModelInfo model) {
        if (url.startsWith("data:")) {
            return base64(url.substring(url.indexOf(',') + 1), model);
        }
        URI address;
        try {
            address = new URI(url);
        } catch (URISyntaxException noUrl) {
            return new ImageResult.Failed("what it answered is no address of a picture");
        }
        if (isOwn(address)) {
            HttpGet request = new HttpGet(address);
            if (key != null) {
                request.setHeader("Authorization", "Bearer " + key);
            }
            return fetched(own.send(request), model);
        }
        return isAllowed(address)
                ? fetched(strangers.send(new HttpGet(address)), model)
                : new ImageResult.Misconfigured(
                        "its pictures lie at a host that is not among onlyyou.imaging.allowed-hosts");
    }

    /** Of Base64 in an answer. */
    public static ImageResult base64(String text, ModelInfo model) {
        try {
            return bytes(Base64.getMimeDecoder().decode(text), model);
        } catch (IllegalArgumentException noBase64) {
            return new ImageResult.Failed("the picture in its answer cannot be read");
        }
    }

    /** Of bytes that are to be a picture. */
    public static ImageResult bytes(byte[] picture, ModelInfo model) {
        return PictureKind.of(picture)
                .<ImageResult>map(kind -> kind.isWhole(picture)
                        ? new ImageResult.Ready(picture, kind.mediaType(), model)
                        : new ImageResult.Failed("the picture is cut off"))
                .orElseGet(() -> new ImageResult.Failed("what it answered is no picture"));
    }

    /** Of an answer that is to be a picture. */
    public static ImageResult fetched(WireOutcome outcome, ModelInfo model) {
        return switch (outcome) {
            case WireOutcome.Lost lost -> Faults.of(lost);
            case WireOutcome.Answer answer ->
                answer.isSuccess()
                        ? bytes(answer.body(), model)
                        : new ImageResult.Failed("the picture could not be fetched: status " + answer.status());
        };
    }

    private boolean isOwn(URI address) {
        return base.getScheme().equalsIgnoreCase(address.getScheme())
                && base.getHost().equalsIgnoreCase(address.getHost())
                && port(base) == port(address)
                && address.getRawUserInfo() == null;
    }

    private boolean isAllowed(URI address) {
        String host = address.getHost();
        return "https".equalsIgnoreCase(address.getScheme())
                && host != null
                && address.getRawUserInfo() == null
                && (address.getPort() == -1 || address.getPort() == 443)
                && allowedHosts.stream().anyMatch(allowed -> covers(allowed, host.toLowerCase(Locale.ROOT)));
    }

    /** {@code *.example.com} stands for every host below it. */
    private static boolean covers(String allowed, String host) {
        String pattern = allowed.toLowerCase(Locale.ROOT);
        return pattern.startsWith("*.") ? host.endsWith(pattern.substring(1)) : host.equals(pattern);
    }

    private static int port(URI url) {
        if (url.getPort() != -1) {
            return url.getPort();
        }
        return "https".equalsIgnoreCase(url.getScheme()) ? 443 : 80;
    }
}
