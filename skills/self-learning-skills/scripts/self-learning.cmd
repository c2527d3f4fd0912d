@echo off
rem Runs the self-learning program: the one beside this script, else the installed one.
if exist "%~dp0bin\win-x64\self-learning.exe" (
  "%~dp0bin\win-x64\self-learning.exe" %*
  exit /b %errorlevel%
)
if exist "%LOCALAPPDATA%\self-learning\bin\self-learning.exe" (
  "%LOCALAPPDATA%\self-learning\bin\self-learning.exe" %*
  exit /b %errorlevel%
)
where self-learning.exe >nul 2>nul && (
  self-learning.exe %*
  exit /b %errorlevel%
)
echo self-learning: no program here. Run "self-learning.exe install" from the Windows package, or put self-learning.exe on the PATH. 1>&2
exit /b 1
