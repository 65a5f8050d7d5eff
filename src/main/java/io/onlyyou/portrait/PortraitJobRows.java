package io.onlyyou.portrait;

import java.util.Optional;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** Stores jobs, and reads them as projections: a state is always the database's, never that of an object in memory. */
interface PortraitJobRows extends Repository<PortraitJobRow, PersonalId> {

    PortraitJobRow saveAndFlush(PortraitJobRow job);

    @Query("""
            select new io.onlyyou.portrait.PortraitJob(j.key.id, j.job.trigger, j.job.scenario.id, j.state, j.attempt,
                case when j.state = io.onlyyou.portrait.JobState.READY then j.job.portraitId end, j.job.createdAt)
            from PortraitJobRow j where j.key = :key""")
    Optional<PortraitJob> find(PersonalId key);
}
