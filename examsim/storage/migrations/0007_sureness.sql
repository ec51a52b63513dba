-- How sure a learner was of a response, for what is made of its mark: a forecast says {"sure": 1}, 2 or 3, from a guess to
-- sure, which a try keeps as 0, 0.5 or 1. What says anything else says nothing of this.
CREATE TRIGGER forecasts_tell AFTER INSERT ON forecasts
WHEN json_valid(CAST(NEW.forecast AS TEXT)) AND json_extract(CAST(NEW.forecast AS TEXT), '$.sure') IN (1, 2, 3)
BEGIN
    UPDATE tries SET confidence = (json_extract(CAST(NEW.forecast AS TEXT), '$.sure') - 1) / 2.0
    WHERE attempt = NEW.attempt AND position = NEW.position;
END;

UPDATE tries SET confidence = (
    SELECT (json_extract(CAST(forecast AS TEXT), '$.sure') - 1) / 2.0 FROM forecasts
    WHERE forecasts.attempt = tries.attempt AND forecasts.position = tries.position
        AND json_valid(CAST(forecast AS TEXT)) AND json_extract(CAST(forecast AS TEXT), '$.sure') IN (1, 2, 3)
    ORDER BY number DESC LIMIT 1)
WHERE EXISTS (SELECT 1 FROM forecasts WHERE forecasts.attempt = tries.attempt AND forecasts.position = tries.position);
