package io.onlyyou.portrait;

import static org.assertj.core.api.Assertions.assertThat;

import io.onlyyou.consent.ConsentState;
import io.onlyyou.consent.DeletionReceipt;
import io.onlyyou.consent.Ledger;
import io.onlyyou.consent.LedgerEntry;
import io.onlyyou.consent.LedgerVerification;
import io.onlyyou.consent.NoticeRef;
import io.onlyyou.consent.People;
import io.onlyyou.consent.PersonKey;
import io.onlyyou.consent.ProviderDeletions;
import io.onlyyou.consent.ProviderOutcome;
import io.onlyyou.consent.Purpose;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What comes of a deletion that a provider was asked for is a later entry of the ledger. */
@PortraitRoomTest
class ProviderDeletionIntegrationTests {

    private static final NoticeRef NAMING_MAIN = new NoticeRef("imagine-yourself", "names-main", "en");
    private static final ProviderOutcome CONFIRMED = new ProviderOutcome("main", ProviderOutcome.State.CONFIRMED);
    private static final ProviderOutcome FAILED = new ProviderOutcome("main", ProviderOutcome.State.FAILED);

    private final BeanFactory beans;
    private final PortraitWorker worker;
    private final OutsideProviders outside;
    private final ErrandRunner errands;
    private final JdbcClient jdbc;
    private final Someone someone;
    private PersonKey key = new PersonKey(new UUID(0, 0));

    @Autowired
    ProviderDeletionIntegrationTests(
            BeanFactory beans,
            PortraitWorker worker,
            OutsideProviders outside,
            ErrandRunner errands,
            @Qualifier("superuser") JdbcClient jdbc) {
        this.beans = beans;
        this.worker = worker;
        this.outside = outside;
        this.errands = errands;
        this.jdbc = jdbc;
        this.someone = new Someone(beans);
    }

    @BeforeEach
    void begin() {
        outside.reset();
        OutsideProviders.publishNotice(jdbc, "names-main", "main");
        OutsideProviders.freePlaces(jdbc);
        someone.givesTo(NAMING_MAIN, "DE", Purpose.GENERATION);
        someone.sends(1);
        key = someone.key();
    }

    @Test
    void itIsConfirmedOnceEveryOrderIsSettled() {
        orders(2);
        DeletionReceipt receipt = someone.ends(Purpose.GENERATION);
        List<ErrandTicket> asked = deletions();
        assertThat(asked).hasSize(2);

        run(asked.getFirst());
        assertThat(outcomes()).isEmpty();
        run(asked.getLast());

        LedgerEntry entry = history().getLast();
        assertThat(entry.providerDeletion()).isEqualTo(CONFIRMED);
        assertThat(entry.receipt()).isEqualTo(receipt.id());
        assertThat(entry.purpose()).isEqualTo(Purpose.GENERATION);
        assertThat(entry.state()).isEqualTo(ConsentState.WITHDRAWN);
        assertThat(entry.epoch()).isEqualTo(2);
        assertThat(entry.assertedBy()).isEqualTo("service:provider-errand");
        assertThat(entry.at()).isAfterOrEqualTo(receipt.at());
        assertThat(wholeChain()).isTrue();
    }

    @Test
    void oneFromBeforeItsEndingWasKeptIsOnRecordTooOnceItIs() throws IOException {
        orders(1);
        someone.ends(Purpose.GENERATION);
        ErrandTicket asked = deletions().getFirst();
        jdbc.sql("update provider_errand set generation_epoch = null where id = :id")
                .param("id", asked.errand())
                .update();

        jdbc.sql(new ClassPathResource("db/migration/V27__errands_from_before.sql")
                        .getContentAsString(StandardCharsets.UTF_8))
                .update();
        run(asked);

        assertThat(outcomes()).containsExactly(CONFIRMED);
        assertThat(wholeChain()).isTrue();
    }

    @Test
    void oneThatCannotBeToldIsOnRecordAsSuch() {
        orders(1);
        someone.ends(Purpose.GENERATION);
        outside.mainModel().keepsEverything();
        ErrandTicket errand = deletions().getFirst();

        for (int attempt = 1; attempt < 12; attempt++) {
            assertThat(errands.run(errand)).isPresent();
        }
        assertThat(outcomes()).isEmpty();
        run(errand);

        assertThat(outcomes()).containsExactly(FAILED);
        assertThat(wholeChain()).isTrue();
    }

    @Test
    void theSameOutcomeIsWrittenOnceAndAnotherOneBehindIt() {
        orders(1);
        someone.ends(Purpose.GENERATION);
        deletions().forEach(this::run);

        settle(CONFIRMED);
        assertThat(outcomes()).containsExactly(CONFIRMED);
        settle(FAILED);
        assertThat(outcomes()).containsExactly(CONFIRMED, FAILED);
        assertThat(wholeChain()).isTrue();
    }

    @Test
    void whoAgreesAnewMeanwhileStaysAgreed() {
        orders(1);
        DeletionReceipt receipt = someone.ends(Purpose.GENERATION);
        someone.givesTo(NAMING_MAIN, "DE", Purpose.GENERATION);

        deletions().forEach(this::run);

        assertThat(history().getLast().providerDeletion()).isEqualTo(CONFIRMED);
        assertThat(history().getLast().receipt()).isEqualTo(receipt.id());
        assertThat(jdbc.sql("select state from consent where person_key = :person and purpose = 'generation'")
                        .param("person", key.value())
                        .query(String.class)
                        .single())
                .isEqualTo("given");
        assertThat(wholeChain()).isTrue();
    }

    @Test
    void whatEndedNothingIsNotOnRecord() {
        int before = history().size();

        settle(CONFIRMED);

        assertThat(history()).hasSize(before);
    }

    /** The person's row is gone, and whoever comes back has another; the errands are all run at once. */
    @Test
    void deletedAccountsChainGrowsByItOnceAndNobodyElsesDoes() throws Exception {
        orders(3);
        someone.leaves();
        someone.gives(Purpose.FEED);
        List<ErrandTicket> asked = deletions();
        assertThat(asked).hasSize(3);

        try (ExecutorService threads = Executors.newFixedThreadPool(3)) {
            List<Future<?>> runs = new ArrayList<>();
            asked.forEach(errand -> runs.add(threads.submit(() -> run(errand))));
            for (Future<?> each : runs) {
                each.get();
            }
        }

        assertThat(outcomes()).containsExactly(CONFIRMED);
        assertThat(beans.getBean(LedgerVerification.class).checkAll().brokenChains())
                .isEmpty();
        PersonKey now = someone.key();
        assertThat(now).isNotEqualTo(key);
        key = now;
        assertThat(outcomes()).isEmpty();
    }

    private void orders(int count) {
        for (int order = 0; order < count; order++) {
            JobTicket ticket = someone.asksFor();
            worker.work(ticket);
            worker.work(ticket);
            assertThat(someone.job(ticket.job()).state()).isEqualTo(JobState.READY);
        }
        assertThat(outside.mainModel().placed()).hasSize(count);
    }

    private void settle(ProviderOutcome outcome) {
        beans.getBean(ProviderDeletions.class).settle(key, 1, () -> Optional.of(outcome));
    }

    private List<ErrandTicket> deletions() {
        return jdbc.sql("select id from provider_errand where person_key = :person and kind = 'delete' order by id")
                .param("person", key.value())
                .query((row, number) -> new ErrandTicket(key.value(), row.getObject(1, UUID.class)))
                .list();
    }

    private void run(ErrandTicket errand) {
        assertThat(errands.run(errand)).isEmpty();
    }

    private List<ProviderOutcome> outcomes() {
        return history().stream()
                .map(LedgerEntry::providerDeletion)
                .filter(Objects::nonNull)
                .toList();
    }

    private List<LedgerEntry> history() {
        return new TransactionTemplate(beans.getBean(PlatformTransactionManager.class)).execute(status -> {
            beans.getBean(People.class).serve(key);
            return beans.getBean(Ledger.class).after(key, 0, 100);
        });
    }

    private boolean wholeChain() {
        return beans.getBean(LedgerVerification.class)
                .check(someone.subject())
                .orElseThrow()
                .ok();
    }
}
