package io.onlyyou.feed;

import io.onlyyou.consent.People;
import io.onlyyou.consent.PersonKey;
import io.onlyyou.consent.Subject;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Notes in the background which insertions a page's header says were seen, so that no page waits for it or fails with it.
 *
 * <p>A mark may be lost where the database is slow or gone: whoever needs to be sure sends an interaction.
 */
@Component
class SeenMarks implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(SeenMarks.class);
    private static final int AT_ONCE = 4;

    private static final String MARK = """
            update insertion set seen_at = greatest(decided_at, clock_timestamp())
            where person_key = :person and feed = :feed and portrait_id in (:portraits)
              and seen_at is null and voided_at is null""";

    private final JdbcClient jdbc;
    private final People people;
    private final TransactionTemplate transactions;
    private final Semaphore free = new Semaphore(AT_ONCE);
    private final ExecutorService executor = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("seen-", 0).factory());

    SeenMarks(JdbcClient jdbc, People people, PlatformTransactionManager manager) {
        this.jdbc = jdbc;
        this.people = people;
        this.transactions = new TransactionTemplate(manager);
    }

    /** Returns at once; portraits that this viewer was never shown are ignored. */
    void note(Feed feed, String viewer, List<UUID> portraits) {
        if (portraits.isEmpty() || !Subject.isValid(viewer) || !free.tryAcquire()) {
            return;
        }
        executor.execute(() -> {
            try {
                transactions.executeWithoutResult(
                        status -> people.find(new Subject(viewer)).ifPresent(person -> mark(feed, person, portraits)));
            } catch (RuntimeException e) {
                LOG.warn("What was seen could not be noted ({}).", Failures.describe(e));
            } finally {
                free.release();
            }
        });
    }

    private void mark(Feed feed, PersonKey person, List<UUID> portraits) {
        jdbc.sql(MARK)
                .param("person", person.value())
                .param("feed", feed.id())
                .param("portraits", portraits)
                .update();
    }

    @Override
    public void destroy() {
        // Waits for what is under way: the pool goes after this.
        executor.close();
    }
}
