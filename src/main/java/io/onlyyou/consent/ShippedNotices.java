package io.onlyyou.consent;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/**
 * Publishes the versions of {@code imagine-yourself} that are shipped, where they are not yet, so that there is a text to consent
 * to. Version 2 says that faces are compared; it suspends nobody who agreed to version 1.
 */
@Component
class ShippedNotices implements ApplicationRunner {

    private static final String ID = "imagine-yourself";
    private static final String FIRST = "1";
    private static final List<String> VERSIONS = List.of(FIRST, "2");

    private final Notices notices;
    private final NoticeBoard board;

    ShippedNotices(Notices notices, NoticeBoard board) {
        this.notices = notices;
        this.board = board;
    }

    @Override
    public void run(ApplicationArguments arguments) throws IOException {
        for (String version : VERSIONS) {
            if (!notices.existsById(new NoticeId(ID, version))) {
                // Two nodes may start on an empty database at once; either one's text is the same text.
                board.publish(new NoticeDraft(
                        ID, version, Map.of("en", text(version)), version.equals(FIRST), Set.of("painter")));
            }
        }
    }

    private static String text(String version) throws IOException {
        return new ClassPathResource("notices/%s-%s.en.txt".formatted(ID, version))
                .getContentAsString(StandardCharsets.UTF_8);
    }
}
