package io.onlyyou.consent;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.data.domain.Persistable;

/** A published text that people can consent to; never changed once published. */
@Entity
@Table(name = "notice")
class Notice implements Persistable<NoticeId> {

    @EmbeddedId
    private NoticeId id;

    private boolean material;

    @Column(name = "published_at")
    private Instant publishedAt;

    @ElementCollection
    @CollectionTable(
            name = "notice_text",
            joinColumns = {@JoinColumn(name = "notice_id"), @JoinColumn(name = "notice_version")})
    private Set<NoticeText> texts;

    @ElementCollection
    @CollectionTable(
            name = "notice_recipient",
            joinColumns = {@JoinColumn(name = "notice_id"), @JoinColumn(name = "notice_version")})
    @Column(name = "recipient")
    private Set<String> recipients;

    @Transient
    private boolean unpublished;

    /** For the persistence provider, which fills the fields. */
    @SuppressWarnings("NullAway.Init")
    protected Notice() {}

    Notice(NoticeId id, boolean material, Set<NoticeText> texts, Set<String> recipients, Instant publishedAt) {
        this.id = id;
        this.material = material;
        this.texts = Set.copyOf(texts);
        this.recipients = Set.copyOf(recipients);
        this.publishedAt = publishedAt;
        this.unpublished = true;
    }

    @Override
    public NoticeId getId() {
        return id;
    }

    /** Always inserted, never merged: publishing a version twice must fail. */
    @Override
    public boolean isNew() {
        return unpublished;
    }

    /** The text in that language, if there is one. */
    Optional<NoticeText> text(String language) {
        return texts.stream().filter(text -> text.language().equals(language)).findFirst();
    }

    /** Whether it is what that draft would be. */
    boolean says(NoticeDraft draft) {
        Map<String, String> bodies = new HashMap<>();
        texts.forEach(text -> bodies.put(text.language(), text.body()));
        return material == draft.material()
                && bodies.equals(draft.texts())
                && Set.copyOf(recipients).equals(Set.copyOf(draft.recipients()));
    }
}
