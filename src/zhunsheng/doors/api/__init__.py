"""The API: other systems read and write cases through the same gate and the same `take` as people do."""
