package io.onlyyou.consent;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** Publishes {@code imagine-yourself} version 1 at the first start, so that there is a text to consent to. */
@Component
class FirstNotice implements ApplicationRunner {

    private static final NoticeId ID = new NoticeId("imagine-yourself", "1");

    private final Notices notices;
    private final NoticeBoard board;

    FirstNotice(Notices notices, NoticeBoard board) {
        this.notices = notices;
        this.board = board;
    }

    @Override
    public void run(ApplicationArguments arguments) throws IOException {
        if (notices.existsById(ID)) {
            return;
        }
        String text =
                new ClassPathResource("notices/imagine-yourself-1.en.txt").getContentAsString(StandardCharsets.UTF_8);
        // Two nodes may start on an empty database at once; either one's text is the same text.
        board.publish(new NoticeDraft(ID.id(), ID.version(), Map.of("en", text), true, Set.of("painter")));
    }
}
