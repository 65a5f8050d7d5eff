package io.onlyyou;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.nio.file.Path;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What the service as a whole has to be told.
 *
 * @param publicUrl where callers and browsers reach the service, without a slash at the end; every URL handed out starts
 *     with it
 * @param dataDir where profile {@code local} keeps its database and keys; nothing else writes to disk
 * @param roles what this process does
 */
@Validated
@ConfigurationProperties("onlyyou")
public record OnlyYouProperties(
        @NotNull URI publicUrl,
        @DefaultValue(".onlyyou") @NotNull Path dataDir,
        @DefaultValue({"web", "worker"}) @NotEmpty Set<Role> roles) {

    /** What a process may do: answer requests, or make portraits and deliver events. */
    public enum Role {
        WEB,
        WORKER
    }

    @AssertTrue(
            message =
                    "onlyyou.public-url must be http(s)://host[:port][/path] without query, fragment or slash at the end")
    boolean isPublicUrlUsable() {
        if (publicUrl == null) {
            return true; // refused already, by the constraint of its own
        }
        String scheme = publicUrl.getScheme();
        return ("http".equals(scheme) || "https".equals(scheme))
                && publicUrl.getHost() != null
                && publicUrl.getQuery() == null
                && publicUrl.getFragment() == null
                && !publicUrl.toString().endsWith("/");
    }
}
