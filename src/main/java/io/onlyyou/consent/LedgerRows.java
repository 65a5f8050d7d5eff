package io.onlyyou.consent;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;

/** Adds rows to the table of the ledger, which has no other writer. */
@Repository
class LedgerRows {

    private static final String INSERT = """
            insert into ledger_entry (person_key, seq, purpose, state, epoch, at, recorded_at, receipt_id,
                notice_id, notice_version, notice_language, collection_method, region,
                release_id, release_signed_at, selfie_assurance,
                asserted_by, reason, ticket, provider, provider_deletion, salt, hash)
            values (:person, :seq, :purpose, :state, :epoch, :at, :recordedAt, :receipt,
                :noticeId, :noticeVersion, :noticeLanguage, :collectionMethod, :region,
                :releaseId, :releaseSignedAt, :selfieAssurance,
                :assertedBy, :reason, :ticket, :provider, :providerDeletion, :salt, :hash)""";

    private final JdbcClient jdbc;

    LedgerRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(LedgerLink link) {
        LedgerLine line = link.line();
        StatementSpec insert = jdbc.sql(INSERT)
                .param("person", link.person().value())
                .param("seq", link.seq())
                .param("purpose", line.purpose().wire())
                .param("state", line.state().wire())
                .param("epoch", line.epoch())
                .param("at", time(line.at()))
                .param("recordedAt", time(line.recordedAt()))
                .param("receipt", line.receipt())
                .param("salt", link.salt())
                .param("hash", link.hash());
        named(said(agreed(insert, line.terms()), line.word()), line.provider()).update();
    }

    private static StatementSpec agreed(StatementSpec insert, LedgerLine.Terms terms) {
        NoticeRef notice = terms.notice();
        Release release = terms.release();
        SelfieAssurance assurance = terms.selfieAssurance();
        return insert.param("noticeId", notice == null ? null : notice.id())
                .param("noticeVersion", notice == null ? null : notice.version())
                .param("noticeLanguage", notice == null ? null : notice.language())
                .param("collectionMethod", terms.collectionMethod())
                .param("region", terms.region())
                .param("releaseId", release == null ? null : release.id())
                .param("releaseSignedAt", release == null ? null : time(release.signedAt()))
                .param("selfieAssurance", assurance == null ? null : assurance.wire());
    }

    private static StatementSpec said(StatementSpec insert, LedgerLine.Word word) {
        return insert.param("assertedBy", word.assertedBy())
                .param("reason", word.reason())
                .param("ticket", word.ticket());
    }

    private static StatementSpec named(StatementSpec insert, @Nullable ProviderOutcome provider) {
        return insert.param("provider", provider == null ? null : provider.provider())
                .param(
                        "providerDeletion",
                        provider == null ? null : provider.state().wire());
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
